export * from '#shared/commands/target.ts'
