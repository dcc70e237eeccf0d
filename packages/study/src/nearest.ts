export { nearest } from '@penfield/kernels'
