import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Gives each test file a data folder of its own, which goes with its process. */
const folder = path.join(tmpdir(), `parley-test-${process.pid}`)
process.env.DATA_DIR = folder
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
