export * from '#electron/db/target.ts'
