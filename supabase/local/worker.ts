// A worker that `npm run workers` starts, and that ends with it.
import './exit-with-parent.ts'
import '../../functions/worker.ts'
