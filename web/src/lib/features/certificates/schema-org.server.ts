import type { Certificate } from '#contracts/certificates/certificates.ts'

/** A certificate as JSON-LD in the vocabulary of schema.org, with further fields that it lacks. */
export const toCredential = (it: Certificate, address: string) => ({
  '@context': 'https://schema.org',
  '@type': 'EducationalOccupationalCredential',
  '@id': address,
  url: address,
  identifier: it.number,
  name: it.title,
  credentialCategory: 'certificate',
  about: { '@type': it.kind === 'course' ? 'Course' : 'EducationalOccupationalProgram', name: it.title },
  recognizedBy: { '@type': 'Organization', name: it.community },
  competencyRequired: it.gates,
  dateCreated: it.issued_at,
  recipient: it.holder === null ? null : { '@type': 'Person', name: it.holder },
  status: it.state,
  revocation: it.revoked && { date: it.revoked.at, reason: it.revoked.because },
})
