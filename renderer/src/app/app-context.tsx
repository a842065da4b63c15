import { createContext, use, useSyncExternalStore } from 'react'
import type { ConnectionState } from '../bridge/bridge.ts'
import type { AppClient } from './app-client.ts'

export const AppClientContext = createContext<AppClient | null>(null)

export function useAppClient(): AppClient {
  const client = use(AppClientContext)
  if (client === null) throw new Error('no AppClientContext above this component')
  return client
}

export function useConnectionState(): ConnectionState {
  const { connection } = useAppClient()
  return useSyncExternalStore(connection.subscribeToState, () => connection.state)
}
