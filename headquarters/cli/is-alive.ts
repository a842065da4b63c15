import type { DeviceRecord } from '../store/store.ts'

/** Whether there is a computer that still holds something under this number. */
export function isAlive({ status }: DeviceRecord): boolean {
  return status === 'active' || status === 'retiring'
}
