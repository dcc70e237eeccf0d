import { commonOptions } from '../common-options.js'
import { sayFailure } from '../failure.js'
import { mapOptions, optionValues } from '../map-options.js'
import type { Command, Context } from './command.js'

/** `penfield inspect FILE...`: what is this file. */
export const inspect: Command = {
  name: 'inspect',
  declare: (program, run) => {
    const command = program
      .command('inspect')
      .description('what is this file: format, version, frame, stimuli, muscles, samples, problems')
      .argument('<file...>', 'navigator exports, recordings, tables, MAT files')
    mapOptions(command, 'read')
    commonOptions(command).action((files: string[], options: Record<string, unknown>) =>
      run((context) => inspectFiles(files, options, context)),
    )
  },
}

async function inspectFiles(
  files: readonly string[],
  options: Record<string, unknown>,
  context: Context,
): Promise<number> {
  const [
    { inspection, loadFor, readSource },
    { openSource },
    { parseSettings, withStudy },
    { studyFileBeside },
    { inspectionText },
  ] = await Promise.all([
    import('@penfield/io'),
    import('@penfield/io/node'),
    import('@penfield/study'),
    import('@penfield/study/node'),
    import('../inspection-text.js'),
  ])
  const inspections: ReturnType<typeof inspection>[] = []
  let worst = 0
  for (const file of files) {
    try {
      const settings = parseSettings(withStudy(studyFileBeside(file), optionValues(options)))
      const source = await openSource(file)
      await loadFor(source, settings.read)
      const reading = readSource(source, settings.read)
      inspections.push(inspection(source, reading))
      if (!context.json) context.terminal.out(inspectionText(source, reading, context.terminal))
    } catch (thrown) {
      const exit = sayFailure(thrown, context.terminal, context)
      worst = Math.max(worst, exit)
      if (context.json) return exit
    }
  }
  if (context.json) context.terminal.out(`${JSON.stringify(inspections, null, 2)}\n`)
  return worst
}
