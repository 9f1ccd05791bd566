/** Where the API of the local stack answers with its mail. */
export const MAIL_PAGE = '/local/mails'
