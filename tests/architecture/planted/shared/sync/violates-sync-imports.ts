export * from '../ipc/target.ts'
