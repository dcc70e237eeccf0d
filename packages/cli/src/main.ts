/**
 * The command. `--version` is answered here, before anything else is loaded, so that asking costs no more than starting Node.
 */
import { version } from './version.js'

const [first] = process.argv.slice(2)

if (first === '--version' || first === '-V') process.stdout.write(`${version}\n`)
else void import('./program.js').then(({ run }) => run(process.argv.slice(2)))
