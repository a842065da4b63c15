import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { createHostFetch } from '#electron/host-fetch.ts'
import { createHostSchedule } from '#electron/host-schedule.ts'
import { exchangeOverHttp } from '#electron/sync/http-exchange.ts'
import { makeCertificate } from '#tests/harness/make-certificate.ts'

const trusted = getCACertificates('default')
let close = (): void => {}
afterEach(() => {
  close()
  setDefaultCACertificates(trusted)
})

async function serve(): Promise<{ address: string; certificate: string }> {
  const { cert, key } = makeCertificate()
  const server = createServer({ cert, key }, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"here":true}')
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { address: `https://localhost:${(server.address() as AddressInfo).port}`, certificate: cert }
}

const ask = (address: string) =>
  exchangeOverHttp(
    { fetch: createHostFetch(), schedule: createHostSchedule() },
    { address, path: '/', body: {}, reply: z.object({ here: z.boolean() }), deadlineMs: 5_000 },
  )

test('a certificate nobody on this machine vouches for is not trusted', async () => {
  const { address } = await serve()
  expect(await ask(address)).toEqual({ ok: false, refusal: { kind: 'notTrusted' } })
})

test('one that this machine vouches for is', async () => {
  const { address, certificate } = await serve()
  setDefaultCACertificates([...trusted, certificate])
  expect(await ask(address)).toEqual({ ok: true, value: { here: true } })
})

test('the address of another server than its certificate names is not trusted', async () => {
  const { address, certificate } = await serve()
  setDefaultCACertificates([...trusted, certificate])
  expect(await ask(address.replace('localhost', '127.0.0.2'))).toEqual({
    ok: false,
    refusal: { kind: 'notTrusted' },
  })
})
