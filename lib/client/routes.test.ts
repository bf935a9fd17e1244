import { expect, test } from 'vitest'
import { contract } from '@/lib/contract'

test('Routes are those of the endpoints; `npx vitest run lib/client/routes.test.ts -u` makes them so', async () => {
  const routes = Object.entries(contract).filter(([, { produces }]) => produces === 'json').map(([name, { method, path, auth, bodyType }]) =>
    `export const ${name}: Route<Contract['${name}']> = { method: '${method}', path: '${path}', auth: '${auth}', bodyType: '${bodyType}' }`)
  const file = [
    '// Made from lib/contract/endpoints: `npx vitest run lib/client/routes.test.ts -u` makes it anew.',
    "import type { Contract } from '@/lib/contract'",
    "import type { Route } from './route'",
    '',
    ...routes,
    '',
  ]
  await expect(file.join('\n')).toMatchFileSnapshot('routes.ts')
})
