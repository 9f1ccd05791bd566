import process from 'node:process'

// The stack holds our standard input open. It closes when the stack ends, however it ends, and so do we:
// nothing is left behind to hold a port.
if (process.env.LAUDE_SUPERVISED === '1') {
  process.stdin.on('end', () => process.exit(0)).resume()
  process.stdin.unref?.() // waiting for it is no reason to stay
}
