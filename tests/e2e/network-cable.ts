import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

/** A cable between one computer and headquarters that a test can pull out and plug in again. */
export interface NetworkCable {
  /** Where headquarters is, seen from this end of the cable. */
  readonly origin: string
  /** What is on its way is lost, and nobody answers any more. */
  pullOut(): Promise<void>
  plugIn(): Promise<void>
}

export async function layCable(headquartersOrigin: string): Promise<NetworkCable> {
  const { hostname, port: headquartersPort } = new URL(headquartersOrigin)
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A cable that breaks is no fault of the test.
    socket.on('error', () => socket.destroy())
    return socket
  }
  const server = createServer((near) => {
    const far = keep(connect(Number(headquartersPort), hostname))
    keep(near).pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  const port = await listen(server, 0)
  return {
    origin: `http://127.0.0.1:${port}`,
    pullOut: async () => {
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      for (const socket of sockets) socket.destroy()
      await closed
    },
    plugIn: async () => {
      await listen(server, port)
    },
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the cable has no port')
  return address.port
}
