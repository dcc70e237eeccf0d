/** The file that worker threads run. */
export { answerParticipant, answerPeople, answerPerson, answerPng, answerShard } from '@penfield/study/node'
