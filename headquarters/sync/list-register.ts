import type { HqStore } from '../store/store.ts'
import type { RegisteredDevice } from './headquarters.ts'

/** The computers that are known and what each may see, of one moment. */
export async function listRegister(store: Pick<HqStore, 'read'>): Promise<readonly RegisteredDevice[]> {
  return store.read(async (reader) => {
    const register: RegisteredDevice[] = []
    for (const device of await reader.listDevices()) {
      register.push({ device, scope: await reader.listScope(device.id) })
    }
    return register
  })
}
