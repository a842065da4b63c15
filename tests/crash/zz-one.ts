import { killFolder } from './kill-folder.ts'
const [kind, kills, seed] = process.argv.slice(2)
console.log(JSON.stringify(await killFolder(kind as never, Number(kills), Number(seed)), null, 1))
