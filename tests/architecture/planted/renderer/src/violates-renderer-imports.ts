export * from '#electron/services/target.ts'
