export * from '#electron/ipc/target.ts'
