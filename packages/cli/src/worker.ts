/** The file that worker threads run. */
export { answerNull, answerParticipant, answerPeople, answerPerson, answerPng, answerShard } from '@penfield/study/node'
