/** What is said of surfaces that are damaged, or not read. */
import type { Where } from '@penfield/kernels'
import { error } from '../issues.js'

const copyAgain = 'Copy or export the surface again; this copy is cut off or damaged.'
const asGifti = 'Write it as GIFTI with compressed data: wb_command -gifti-convert GZIP_BASE64_BINARY in.gii out.gii.'

export const damaged = (what: string, where: Where, cause?: unknown) =>
  error('io/surface-damaged', { what, where, fix: copyAgain, cause })

export const wrongLength = (what: string, where: Where) => error('io/surface-length', { what, where, fix: copyAgain })

export const wrongArray = (what: string, where: Where) =>
  error('io/surface-array', {
    what,
    where,
    fix: 'Give the file of the surface itself, often named .surf.gii, with one array of points and one of triangles.',
  })

export const notRead = (what: string, where: Where, fix = asGifti) => error('io/surface-refused', { what, where, fix })

export const tooLarge = (what: string, where: Where) =>
  error('io/too-large', { what, where, fix: 'Give a coarser surface of the same head.' })
