export { freePort } from '../../supabase/local/ports.ts'
