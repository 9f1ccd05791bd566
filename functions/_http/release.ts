/** The commit that runs: npm run deploy writes it here in what it deploys. Where nobody did, RELEASE may name it. */
export const DEPLOYED = ''
