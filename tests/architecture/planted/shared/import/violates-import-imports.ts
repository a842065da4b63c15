export * from '#shared/ipc/target.ts'
