import path from 'node:path'
import { inject } from 'vitest'

/** Gives each test file a data folder of its own, which goes when the run ends. */
process.env.DATA_DIR = path.join(inject('filesFolder'), String(process.pid))
