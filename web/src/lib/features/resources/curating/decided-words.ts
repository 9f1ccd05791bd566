/** What became of a resource, behind its title. */
export const RESOURCE_DECIDED = {
  listed: 'is listed',
  declined: 'was declined',
  retired: 'was retired',
}
