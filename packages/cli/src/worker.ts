/** The file that worker threads run. */
export { answerParticipant, answerPeople, answerPng, answerShard } from '@penfield/study/node'
