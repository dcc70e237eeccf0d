// The sample study: 12 controls and 12 people with recurrent back pain in remission, all simulated (sample-study.json).
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSimulated, participantFiles, simulatedStudy } from '@penfield/study'

const name = 'sample-study.json'
const text = readFileSync(join(import.meta.dirname, name), 'utf8')
const { design, given } = parseSimulated(text)

/** The one session with raw EMG is the first of this person. */
const recorded = { group: 1, index: 11 }

/** As in the study, but for the first session, of which the EMG was recorded. */
function withRecording(shard) {
  const usual = participantFiles(shard)
  const raw = participantFiles({ ...shard, design: { ...design, emg: true } })
  const [{ file }] = raw.sessions
  const isOfFirst = ([path]) => path.startsWith(file.replace(/\.tsv$/, ''))
  return { ...usual, files: [...raw.files.filter(isOfFirst), ...usual.files.filter((each) => !isOfFirst(each))] }
}

const isRecorded = ({ group, index }) => group === recorded.group && index === recorded.index

/** @returns contents by path inside the study folder. */
export async function sampleStudy(version) {
  const input = { name, bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') }
  const origin = { given, command: 'node data-samples/make.mjs', version, input }
  const { files } = await simulatedStudy(design, origin, async (shards) =>
    shards.map((shard) => (isRecorded(shard) ? withRecording(shard) : participantFiles(shard))),
  )
  return files
}
