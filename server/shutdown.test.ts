import { expect, test } from 'vitest'
import { createShutdown } from '@/server/shutdown'

function setUp(deadline?: number) {
  const reports: string[] = []
  const stopped: string[] = []
  let exited = (_code: number) => {}
  const exit = new Promise<number>((resolve) => { exited = resolve })
  const shutdown = createShutdown({ deadline, report: (message) => reports.push(message), exit: exited })
  const add = (name: string) => shutdown.add(name, async () => { stopped.push(name) })
  return { shutdown, add, stopped, reports, exit }
}

test('parts stop in the opposite order of their start, then the process ends', async () => {
  const { shutdown, add, stopped, exit } = setUp()
  for (const name of ['Postgres', 'connections', 'server']) add(name)
  shutdown.begin(0)
  expect(await exit).toBe(0)
  expect(stopped).toEqual(['server', 'connections', 'Postgres'])
})

test('a part that fails to stop is reported and does not keep the others running', async () => {
  const { shutdown, add, stopped, reports, exit } = setUp()
  add('Postgres')
  shutdown.add('server', async () => { throw new Error('stuck') })
  shutdown.begin(0)
  await exit
  expect(stopped).toEqual(['Postgres'])
  expect(reports).toEqual(['server did not stop in order: Error: stuck'])
})

test('a part that hangs is given up at the deadline, and the exit code says so', async () => {
  const { shutdown, reports, exit } = setUp(10)
  shutdown.add('server', () => new Promise(() => {}))
  shutdown.begin(0)
  expect(await exit).toBe(1)
  expect(reports).toEqual(['not everything stopped within 0.01 s'])
})

test('the first exit code holds, and what is still starting is told to give up', async () => {
  const { shutdown, exit } = setUp()
  shutdown.begin(1)
  shutdown.begin(0)
  expect(shutdown.signal.aborted).toBe(true)
  expect(await exit).toBe(1)
})

test('a part that is added while the others stop is stopped too', async () => {
  const { shutdown, add, stopped, exit } = setUp()
  shutdown.add('server', async () => { add('late') })
  shutdown.begin(0)
  await exit
  expect(stopped).toEqual(['late'])
})
