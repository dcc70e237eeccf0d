/** Workbooks for tests: some that openpyxl 3.1 wrote (themes and document properties left out), and a builder from the definition. */
import { strToU8, zipSync } from 'fflate'

const ofBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** Sheets "Data" (participant merged A2:A4, dates, a rich text, TRUE), "Notes", and "Lists", which is hidden. */
export const session = ofBase64(
  'UEsDBBQAAAAIAAAAIQD2YOqdRAIAAG4GAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sdVVdj6MgFP0rxvcpaunHNtZk+jXdh00mM5ndZ6' +
    'q0kgFxgbYz++sXsLVItC+Fe8653MPVa3rl4lOWGKvgi9FKLsNSqXoBgMxLzJAc8RpXGjlywZDSW3ECshYYFVbEKEiiaAoYIlWYpTb2KrKUnxUl' +
    'FX4VgTwzhsT3ClN+XYZxeA+8kVOpbABkaY1O+B2rj1oL9Ba0eQrCcCUJrwKBj8vwOV7soVVYxm+Cr9JZB8bMgfNPs/lZLMPI1IQpzpVJgfTfBa' +
    '8xpSaTruTvLWn4ONQo3fU9/c761+UdkMRrTv+QQpXLcB4GBT6iM1Vv/LrHN0+TR4kbpFCWCn4NhDGbpblZmCM1kVTmkt6V0HGiT1JZjYQiOalR' +
    'pVKgdCEmDPKbbDUkk4qwMz3LHs16SPPVQ94Mkb97yNsh8r8e8m6IzHDdQ38ZohdI4R7+vp8vjKTijUDYvTCP1SG4IHp/+IANqeyeWDjJge5c27' +
    '6kbV8y1Ido3te2hm5ekEsWp+DitsfFnmDURTcdpQduXXAejZJJF991xEk08vAXjUt7CS0LwngyGcHkB5zGEYyns65i32Q8eEY6lzS+X9Jq7CRO' +
    'PNcu9jTxXXeUvmsXnHngy9haco2PB+qEbZ3QZXt1wk53vAvcuGjsgVsXnPmtcUHfA7QeXJu6dUk0Hz9+0PMEnFnDsDjZISeDnJ8r1YydNnobpM' +
    'niuRmk4MFv5vAvJE6kkgHFR62NRjM9zUQz2JqN4rV9ag5cKc7sstTfAywMQeNHzlW7MSe0n5jsP1BLAwQUAAAACAAAACEAn/J9RT0BAAAWAgAA' +
    'GAAAAHhsL3dvcmtzaGVldHMvc2hlZXQyLnhtbE1SXU/DMAz8K1V+wFIq8aGprbQNIXhAmjYBz1nrttGSuCQehX+Pk7Gyhyq+i305n1pO6I9hAK' +
    'Ds2xoXKjEQjUspQzOAVWGBIzi+6dBbRQx9L8PoQbVpyBpZ5PmdtEo7UZeJ2/q6xBMZ7WDrs3CyVvmfNRicKnEjLsRO9wMlQtblqHrYA72NPMBQ' +
    'zjqttuCCRpd56CqxLpbrIk2kjncNU7iqs7jMAfEYwUtbiTx6AgMNRQnFxxdswJhKrKKTzyS6OnuQs8x1fZF/SvuzvYMKsEHzoVsaKvEgshY6dT' +
    'K0w+kZ/na6/bf4qEjVpccp85Uo2E4Ti7gEN2oXQ9qTZ17zS1THYDMLpSQ2ESnZ8MfjF09nvZjXq/K9diEz0LFUvrjnV/3ZwBkQjinfAxKhTeXA' +
    '8uBjA993iDSDGMD8K9S/UEsDBBQAAAAIAAAAIQCxYfU0LwEAAP8BAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDMueG1sTVHbasMwDP2V4A+o08' +
    'EulCTQdoztYVA6tj27iZKY2lZmq83295Od3h6MdWSdcyS5GNHvQw9A2a81LpSiJxoWUoa6B6vCDAdw/NKit4oY+k6GwYNqEskaeZfnD9Iq7URV' +
    'pNzGVwUeyGgHG5+Fg7XK/63A4FiKuTgntrrrKSVkVQyqgw+gz4EJDOVFp9EWXNDoMg9tKZbzxXJipIovDWO4ibM4zA5xH8FbU4o89gQGaooSiq' +
    '8jrMGYqMSd/JxExdU0Mm/js/xLmp/b26kAazTfuqG+FE8ia6BVB0NbHF/hNNP9tcVnRaoqPI6Zj8NWRR2DaMmFcWXHal7II1vWfLjubD4R42Le' +
    'le+0C5mBljn57JHl/eQ0AcIhLXKHRGhT2PMHgY8F/N4i0gXESS9/Xv0DUEsDBBQAAAAIAAAAIQAN0lQFjgIAANsLAAANAAAAeGwvc3R5bGVzLn' +
    'htbN1WS2/bMAz+K4bvm524FewizmEGCgzYhgLtYVclkhMBeniyXCT79RMlNY+2zNBivcxBID708aNIKs5idHvJ77ecu2ynpB7bfOvccFMU43rL' +
    'FR0/m4Fr7+mNVdR51W6KcbCcshFAShbzsiSFokLny4We1K1yY7Y2k3ZtPj+Ysrh8ZW0+I1d5FsN1hvE23/vnk1KfGMu2N0rdjGOeFa8CrzFgAB' +
    'SJfbnojT4mMcujwUekimePVLZ5R6VYWRFgPVVC7qN9HixrI43NnD8/BziYxt9xwyypUJwUSwltbEwg0oQFshBSnpUCDMvFQJ3jVt96JYKC9aUv' +
    'yQ/7wWexsXQ/m1/nJ4iweJqVsYzbs+NG03Ihee8AYcVmGwRnBlhWxjmjQGKCboymMZMnWBJ87DWX8h4m5Gd/RrDrT/pSQlf0QfRZJTGGSQoQnI' +
    'aLwU/iXr0v7iAejfsy+QPpoP+ajON3lvdiF/Rdf0zgLHyaw48kuP5Ygvnsn8cvUlNOWn/W+IM1g8vU5j/gOsqTGKtJSCd00raCMa5f9t/Hd3Tl' +
    'f3jOCPwuxns6SfdwcLb5Uf7OmZhUc9h1BwdLu47yNxj2GTneZE8mNOM7zrqk2s0qiJkXPG16AuK56zY8iAtFRSfiAifKhaaBoiIO5fofz1WXFz' +
    'KsywsZ1iUSEEXVOCriXnV14YNyIajGP8iRm6aqCEHL23Wvp9GhNSQEvkjAGj8yISgXsL218hcG4MLY/GU26vI9Y1O/ebBjgd9aeXAhNQRM0yAD' +
    'gHIBBm0KOlGQBMIFo4agqgr6jGaIXvMLrqZBXTCkyPQSghWKwAfpF3qJqqppCI5C0qgq1AUX9oILTQMSQV1VFV+kz95nxdN7rjj+nV/+AVBLAw' +
    'QUAAAACAAAACEAt0frisAAAAAWAgAACwAAAF9yZWxzLy5yZWxznZJLbgIxDECvEmVfTKnEAjGs2LBDiAu4ieejmcSRY8T09o3YwCBoEUv/np4t' +
    'rw80oHYcc9ulbMYwxFzZVjWtALJrKWCecaJYKjVLQC2hNJDQ9dgQLObzJcgtw27Wt0xz/En0CpHrunO0ZXcKFPUB+K7DmiNKQ1rZcYAzS//N3M' +
    '8K1Jqdr6zs/Kc18KbM8/UgkKJHRXAs9JGkTIt2lK8+nt2+pPOlY2K0eN/o//PQqBQ9+b+dMKWJ0tdFCSZvsPkFUEsDBBQAAAAIAAAAIQAp5h42' +
    'UAEAAKICAAAPAAAAeGwvd29ya2Jvb2sueG1sjVHRbsIwDPyVKh+wFtiQhigvQ9uQEJvGxHvauNQiiavEhY2vX9IKVglp2lPis+/iu8xP5A4F0S' +
    'H5Mtr6mctFzdzM0tSXNRjp76gBG3oVOSM5lG6fUlVhCUsqWwOW03GWTVMHWjKS9TU2XvRq/9HyjQOpfA3ARvdSRqIVi/lls3eXpMOKGMr4UkQj' +
    'skM4+d+BWCZH9FigRv7ORXfXIBKDFg2eQeUiE4mv6fRKDs9kWept6UjrXIz6xg4cY3kDb+Oan7LwHcKy+IieczHNgmCFznM30enLsOQRwnBftU' +
    'zPqBncUjK8OGobtPtOJthIBz66KC5nYqWBXASOjBsEZKX6bTjIDLy5GYaGW6lecEjehMD8gD3+gz2+Ya/R85A9ubJrVArsgDzpvVwMKKjQgtoE' +
    'GR8bIc4y/GU8OhPj+4fRY4it1fopYG92TVJdE7l85+IHUEsDBBQAAAAIAAAAIQALCF0GvAAAAB8DAAAaAAAAeGwvX3JlbHMvd29ya2Jvb2sueG' +
    '1sLnJlbHPNkzkOgzAQRa9i+QAMS5IiglRpaCMuYMGwiMWWZ6LA7YOgAEsp0qCksv5Yfv8V4/iBneJGD1Q3hsTYdwMlsmY2VwDKa+wVedrgMN+U' +
    '2vaK52grMCpvVYUQ+v4F7J4hb/GeKbLJ4DdEXZZNjnedP3sc+AMYXtq2VCOyFJmyFXIiYey2McFyBN5MliItEmnTIpACfm0UOkbhHxhFjlF0pB' +
    'Hx1CFtOmt2+k9H9vP8Frf6Ja5Dd1HOiwQ4/+H2BlBLAwQUAAAACAAAACEA2/vOjyMBAADpBAAAEwAAAFtDb250ZW50X1R5cGVzXS54bWzNlE1u' +
    'wjAQha8SZYsSA5W6qAibttuWRS/g2hNixX/yDDTcvpOksKgoFIHUbmLF8+Z9zx4li7ddBMw6Zz1WeUMUH4RA1YCTWIYInit1SE4Sv6a1iFK1cg' +
    '1iPp3eCxU8gaeCeo98uXiCWm4sZc8db6MJvsoTWMyzx1HYs6pcxmiNksR1sfX6G6X4IpTcOWiwMREnLMgzcRQxlH4k7Btft5CS0ZCtZKIX6Vgm' +
    'OiuQdhawPO1xJGWoa6NAB7Vx3FJiTCA1NgDkbDmaTs6giS8Zxufs6gCDzUkiS1cpROSpJbictx9L311ENoJE5swhD0j2vvqE0E9cg/4tnG/4I6' +
    'R2mAmKYZndeM4H/0uDzP9LkLu/DPIeQnvrL69fSyeNPwQQwx9u+QlQSwECFAMUAAAACAAAACEA9mDqnUQCAABuBgAAGAAAAAAAAAAAAAAAgAEA' +
    'AAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sUEsBAhQDFAAAAAgAAAAhAJ/yfUU9AQAAFgIAABgAAAAAAAAAAAAAAIABegIAAHhsL3dvcmtzaG' +
    'VldHMvc2hlZXQyLnhtbFBLAQIUAxQAAAAIAAAAIQCxYfU0LwEAAP8BAAAYAAAAAAAAAAAAAACAAe0DAAB4bC93b3Jrc2hlZXRzL3NoZWV0My54' +
    'bWxQSwECFAMUAAAACAAAACEADdJUBY4CAADbCwAADQAAAAAAAAAAAAAAgAFSBQAAeGwvc3R5bGVzLnhtbFBLAQIUAxQAAAAIAAAAIQC3R+uKwA' +
    'AAABYCAAALAAAAAAAAAAAAAACAAQsIAABfcmVscy8ucmVsc1BLAQIUAxQAAAAIAAAAIQAp5h42UAEAAKICAAAPAAAAAAAAAAAAAACAAfQIAAB4' +
    'bC93b3JrYm9vay54bWxQSwECFAMUAAAACAAAACEACwhdBrwAAAAfAwAAGgAAAAAAAAAAAAAAgAFxCgAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLn' +
    'JlbHNQSwECFAMUAAAACAAAACEA2/vOjyMBAADpBAAAEwAAAAAAAAAAAAAAgAFlCwAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLBQYAAAAACAAIAAwC' +
    'AAC5DAAAAAA=',
)

/** Dates count from 1904. */
export const since1904 = ofBase64(
  'UEsDBBQAAAAIAAAAIQCRhUJkfAEAACwDAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sdVPbTsMwDP2VKh9AugLjorYS64TgAQmBgOesdd' +
    'doSVMSbx1/j5ONrkPbU305Pj6O3bQ3duUaAIy2WrUuYw1id8+5KxvQwl2YDlrK1MZqgeTaJXedBVGFIq14EsdTroVsWZ6G2KvNU7NGJVt4tZFb' +
    'ay3szwyU6TM2YX+BN7lsMAR4nnZiCe+AHx0VkMsHnkpqaJ00bWShztjD5H6ehIqA+JTQu5Ed+WEWxqy881xlLPaaQEGJnkLQZwMFKOWZSMn3np' +
    'QdmvrKsf1H/xjmJ3kL4aAw6ktW2GTslkUV1GKt8M30T7Cf6fogcS5Q5Kk1fWT9sHlaesO3JKBs/SO9o6W4pE6Yb1OO1N47vNyDZ+fAPyfAxTmw' +
    'hu4EfH4OjsIuAY8rOI0xzJIMsySBwq9/k1/FKd+MtY+Tk+NccZSL/1X6PbtwHwfyZHp3OaB2avjolf0VvZBu2bpIQU118cUN7cLu1rJz0HSBdW' +
    'EQjQ5mQ9cM1gMoXxuDg+PPYvhB8l9QSwMEFAAAAAgAAAAhAAmG9gZ9AgAA6QoAAA0AAAB4bC9zdHlsZXMueG1s3VZba9swFP4rxu+dnXgTdkjy' +
    'MENgsI1C+7BXJZITgS6eLJdkv346lpo4bY9Lyp5mE3Qu+r5z0RHOsnMnyR8OnLvkqKTuVunBuXaRZd3uwBXtPpmWa+9pjFXUedXus661nLIOQE' +
    'pm8zwnmaJCp+ul7tVGuS7ZmV67VTo7m5KwfGPeSD6nSaCrDeOr9OSfO6XuGEsOC6UWXZcm2XqZRbL1sjH6mhMMnpkqnjxRuUprKsXWigHWUCXk' +
    'Kdjng2VnpLGJ8+VwgIOp+xM2zKIKtUYuJbSxIYEQZlggCyHlOYt5GgzrZUud41ZvvBJAg/W1L8qPp9Znsbf0NJt/SUeIYfFhtsYybq/KDab1Uv' +
    'LGAcKK/WEQnGlh2RrnjAKJCbo3moZMnmFR8Nw7LuUDHPiv5irAsRmdTw6no8+izyqKgSYqEGBMF8hHvPOP8bbiybivvS9ID/rv3jh+b3kjjoN+' +
    'bC4JXNHHsfqnAbJY06hzV307WxOYxVX6E6Zajji2vZBO6KgdBGNcv26f53d066/hVQC/i/GG9tI9np2r9CL/4Ez0qjrvuofC4q6L/B1mZUYuF8' +
    'EHE5rxI2d1VO1+O4iJF3zY+AyIl67N8CAuFBWciAucaCw0DRQVcGis/7GuMp/IsMwnMixzhBBFlTgq4N501cOLxkJQlX+QkquqKAhB21vXb6dR' +
    'oz0kBH4IYYmXTAgaC6Ld2vmJAZgYm3dmo8w/MjblzYMdGnxr58GF9BAwVYUMABoLMOihoBMFSSCxYNQQVFHAOaMZotd8wlVVqAuGFJleQrBGEX' +
    'iR80IvUVFUFcFRSBpFgbrgwk640DQgEdRVFOFD+uJ7lj1/57LLn9v1X1BLAwQUAAAACAAAACEAt0frisAAAAAWAgAACwAAAF9yZWxzLy5yZWxz' +
    'nZJLbgIxDECvEmVfTKnEAjGs2LBDiAu4ieejmcSRY8T09o3YwCBoEUv/np4trw80oHYcc9ulbMYwxFzZVjWtALJrKWCecaJYKjVLQC2hNJDQ9d' +
    'gQLObzJcgtw27Wt0xz/En0CpHrunO0ZXcKFPUB+K7DmiNKQ1rZcYAzS//N3M8K1Jqdr6zs/Kc18KbM8/UgkKJHRXAs9JGkTIt2lK8+nt2+pPOl' +
    'Y2K0eN/o//PQqBQ9+b+dMKWJ0tdFCSZvsPkFUEsDBBQAAAAIAAAAIQBN/TS/OAEAADUCAAAPAAAAeGwvd29ya2Jvb2sueG1sjZDRTsMwDEV/pc' +
    'oH0G4akzate2ECJiFADO09bdzVWhJXibvBvp4kpTCJF54c32udXHt1JnesiI7Zh9HWL10pWuZumee+bsFIf0Md2OA15Izk0LpDTk2DNWyo7g1Y' +
    'zqdFMc8daMlI1rfYeTHQ/sPynQOpfAvARg8oI9GK9WpM9uoyJRkmi2JWionI8muLGOr4bVSjskc4+9+B2GYn9FihRv4sRXprEJlBiwYvoEpRiM' +
    'y3dH4khxeyLPWudqR1+iwae3CM9R95FzO/y8onhWX1Fg9QinkRgA06z2ki8WUIeYIwPHQ90z1qBrcJiz046ju0h3G5/GqPdJexZlYaKEWixgih' +
    'bNUQhwPnajm3xGC4rfomjhgFDVpQz4HjoxGWqsN5Y0mk6ex2sgjhe63vgvZin0iqn1zjUddfUEsDBBQAAAAIAAAAIQAz6+O6rQAAAPsBAAAaAA' +
    'AAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHO1kT0OgzAMha8S5QAYqNShAqYurBUXiIL5EYFEsavC7RvBAEgdujBZz5a/92RnLzSKeztR1zsS' +
    '82gmymXH7B4ApDscFUXW4RQmjfWj4iB9C07pQbUIaRzfwR8ZssiOTFEtDv8h2qbpNT6tfo848Q8wfKwfqENkKSrlW+Rcwmz2NsFakiiQpSjrXP' +
    'qyTqSAyxIRLwZpj7Ppk396pT+HXdztV7k1z0e4rSHg9OviC1BLAwQUAAAACAAAACEAm4ZChBkBAADXAwAAEwAAAFtDb250ZW50X1R5cGVzXS54' +
    'bWytk01uwjAQha8SZYtiQxddVIRN223LohdwnQmx8J88Aw2378QpWVQUqGATK5437xv7JcuPQwQsemc91mVHFJ+kRN2BUyhCBM+VNiSniF/TRk' +
    'alt2oD8mE+f5Q6eAJPFQ0e5Wr5Aq3aWSpee95GE3xdJrBYFs+jcGDVpYrRGq2I63Lvm1+U6ocguDNrsDMRZywoC3kSkUt/Eo6N73tIyTRQrFWi' +
    'N+VYJnsrkQ4WUJz3ODFlaFujoQl657hFYEygGuwAyFkxms4uoIkvGcbn4uYBss1ZIkvXKUTk1BL8n3eMZeiuIhtBInPhkBOSvW8+IQyJN9BcC+' +
    'cb/gppmzNBmZfFnXOe/K8Z5DOE7b2/s2EVThk/DSDz/7z6BlBLAQIUAxQAAAAIAAAAIQCRhUJkfAEAACwDAAAYAAAAAAAAAAAAAACAAQAAAAB4' +
    'bC93b3Jrc2hlZXRzL3NoZWV0MS54bWxQSwECFAMUAAAACAAAACEACYb2Bn0CAADpCgAADQAAAAAAAAAAAAAAgAGyAQAAeGwvc3R5bGVzLnhtbF' +
    'BLAQIUAxQAAAAIAAAAIQC3R+uKwAAAABYCAAALAAAAAAAAAAAAAACAAVoEAABfcmVscy8ucmVsc1BLAQIUAxQAAAAIAAAAIQBN/TS/OAEAADUC' +
    'AAAPAAAAAAAAAAAAAACAAUMFAAB4bC93b3JrYm9vay54bWxQSwECFAMUAAAACAAAACEAM+vjuq0AAAD7AQAAGgAAAAAAAAAAAAAAgAGoBgAAeG' +
    'wvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHNQSwECFAMUAAAACAAAACEAm4ZChBkBAADXAwAAEwAAAAAAAAAAAAAAgAGNBwAAW0NvbnRlbnRfVHlw' +
    'ZXNdLnhtbFBLBQYAAAAABgAGAIABAADXCAAAAAA=',
)

/** C2 is `=A2+1` without a saved result. */
export const formula = ofBase64(
  'UEsDBBQAAAAIAAAAIQDbEXVWbQEAANQCAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sdVLbTsMwDP2VKq9IS1dxE2ojsSIED0gIBDxnrd' +
    'tGJE1JvHX7e5wwuk6Cp/hyfHzsOB+t+/QdACY7o3tfsA5xuOHcVx0Y6Rd2gJ4yjXVGIrmu5X5wIOtYZDTP0vSSG6l6JvIYe3YitxvUqodnl/iN' +
    'MdLtV6DtWLAl+w28qLbDGOAiH2QLr4BvAxWQyyeeWhnovbJ94qAp2O3ypsxiRUS8Kxj9zE7CMGtrP4PzWBcsDZpAQ4WBQtKzhRK0Dkyk5OtAyo' +
    '5NQ+Xc/qW/j/OTvLX0UFr9oWrsCnbNkhoaudH4YscHOMx0cZR4J1GK3NkxcWFYkVfBCC0JqPqwpFd0FFfUCcUu50jtg8OrA3j1H3j/B7j8D2xg' +
    'OIVzEjUpyyZlWawPn7kV52nOt3Ml8+TyNFcGikbcZmeUaAgQdzr14bNthN9+kq5VvU80NMSYLq5oZ+5nfT8O2iFex9oiWhPNjq4OXABQvrEWJy' +
    'e0mg5ZfANQSwMEFAAAAAgAAAAhANIF8UZSAgAARwoAAA0AAAB4bC9zdHlsZXMueG1s3VbbjpswEP0VxAcUElQLqoSHIkWq1FYr7T701QRDLPlC' +
    'jVmRfn09NrnuDlXat4Ii5uIz53g8iGwGexTs+cCYjSYp1LCND9b2n5Jk2B+YpMMH3TPlMq02klrnmi4ZesNoMwBIimSdpiSRlKu43KhR7qQdor' +
    '0eld3GaRwl5abV6hJaxSHg1lLJolcqtnFFBa8ND4up5OIY4msf2WuhTWSdGgZwCA2/woLV7ILUuZbkShsfTQKNfwyuMBfirGIdh0C56am1zKid' +
    'cwLIR9/mZvvl2DsVnaHH1fpjfIXwD0dTa9Mwc7PdECo3grUWEIZ3B29Y3cOj1tZqCVbDaacVDUpOsNlwtfdMiGc4rx/tDcHURqHxXxrfc9jxyX' +
    'SqZjOUmR0guC4Xiv973Z6/avt5dBtS3v85asueDGv55P2pvRNw5vZKbujP0QhGZRt/hxEUVzXqkQvL1ewdeNMw9XZ3rr6ltRvyGwK3qmEtHYV9' +
    'OSe38cX+xho+yuK86gk2Nq+62F/hKFfkMqeOjKuGTaypZtd0tTcjZzja+fKI+9TOX0gKRYUkkoIkyoXKQFEBh3L9j/vK0wWFebqgME+Rgigqx1' +
    'EB926q8jfKhaAKdyFbLoosIwRtb1W9L6NCe0gI/JCCOb5lQlAuYHu08wsDsDA2f5iNPP2bsckfHuzQ4Ec7Dymkh4ApCmQAUC7AoIeCThSIQLhg' +
    '1BBUlsE5owrR13whVRRoCoYUmV5CsEYRuJHzQl+iLCsKgqMQGVmGpuCFXUihMkAImsqy8CG9+54lp+9ccvnrWP4GUEsDBBQAAAAIAAAAIQC3R+' +
    'uKwAAAABYCAAALAAAAX3JlbHMvLnJlbHOdkktuAjEMQK8SZV9MqcQCMazYsEOIC7iJ56OZxJFjxPT2jdjAIGgRS/+eni2vDzSgdhxz26VsxjDE' +
    'XNlWNa0AsmspYJ5xolgqNUtALaE0kND12BAs5vMlyC3Dbta3THP8SfQKkeu6c7RldwoU9QH4rsOaI0pDWtlxgDNL/83czwrUmp2vrOz8pzXwps' +
    'zz9SCQokdFcCz0kaRMi3aUrz6e3b6k86VjYrR43+j/89CoFD35v50wpYnS10UJJm+w+QVQSwMEFAAAAAgAAAAhAOSwa+4wAQAAKAIAAA8AAAB4' +
    'bC93b3JrYm9vay54bWyNkNFOwzAMRX+lygfQboJJTOtemIBJCBBDe89ad7WWxJXjbrCvJ0kpTOKFJ8fX1sm9XpyIDzuiQ/ZhjfNzLlUr0s3z3F' +
    'ctWO2vqAMXZg2x1RJa3ufUNFjBiqregpN8WhSznMFoQXK+xc6rgfYflu8YdO1bALFmQFmNTi0Xo7NXzvLLjgSq+FNUo7JFOPnfhdhmR/S4Q4Py' +
    'War0NqAyiw4tnqEuVaEy39LpkRjP5ESbTcVkTKkmw2ALLFj9kTfR5rve+aSI3r3FzKWaFQHYIHtJG4mvg8kjhOWh64Xu0QjwSgs8MPUdun3ChB' +
    'j5RY50irFmTlsoVaJGC6Gs68GOBM5FOJ5jGPC6/iaOmBoadFA/B46PgxCqCheNJZGm1zeT22C+N+YuaC/uiXT942s86vILUEsDBBQAAAAIAAAA' +
    'IQAz6+O6rQAAAPsBAAAaAAAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHO1kT0OgzAMha8S5QAYqNShAqYurBUXiIL5EYFEsavC7RvBAEgduj' +
    'BZz5a/92RnLzSKeztR1zsS82gmymXH7B4ApDscFUXW4RQmjfWj4iB9C07pQbUIaRzfwR8ZssiOTFEtDv8h2qbpNT6tfo848Q8wfKwfqENkKSrl' +
    'W+Rcwmz2NsFakiiQpSjrXPqyTqSAyxIRLwZpj7Ppk396pT+HXdztV7k1z0e4rSHg9OviC1BLAwQUAAAACAAAACEAm4ZChBkBAADXAwAAEwAAAF' +
    'tDb250ZW50X1R5cGVzXS54bWytk01uwjAQha8SZYtiQxddVIRN223LohdwnQmx8J88Aw2378QpWVQUqGATK5437xv7JcuPQwQsemc91mVHFJ+k' +
    'RN2BUyhCBM+VNiSniF/TRkalt2oD8mE+f5Q6eAJPFQ0e5Wr5Aq3aWSpee95GE3xdJrBYFs+jcGDVpYrRGq2I63Lvm1+U6ocguDNrsDMRZywoC3' +
    'kSkUt/Eo6N73tIyTRQrFWiN+VYJnsrkQ4WUJz3ODFlaFujoQl657hFYEygGuwAyFkxms4uoIkvGcbn4uYBss1ZIkvXKUTk1BL8n3eMZeiuIhtB' +
    'InPhkBOSvW8+IQyJN9BcC+cb/gppmzNBmZfFnXOe/K8Z5DOE7b2/s2EVThk/DSDz/7z6BlBLAQIUAxQAAAAIAAAAIQDbEXVWbQEAANQCAAAYAA' +
    'AAAAAAAAAAAACAAQAAAAB4bC93b3Jrc2hlZXRzL3NoZWV0MS54bWxQSwECFAMUAAAACAAAACEA0gXxRlICAABHCgAADQAAAAAAAAAAAAAAgAGj' +
    'AQAAeGwvc3R5bGVzLnhtbFBLAQIUAxQAAAAIAAAAIQC3R+uKwAAAABYCAAALAAAAAAAAAAAAAACAASAEAABfcmVscy8ucmVsc1BLAQIUAxQAAA' +
    'AIAAAAIQDksGvuMAEAACgCAAAPAAAAAAAAAAAAAACAAQkFAAB4bC93b3JrYm9vay54bWxQSwECFAMUAAAACAAAACEAM+vjuq0AAAD7AQAAGgAA' +
    'AAAAAAAAAAAAgAFmBgAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHNQSwECFAMUAAAACAAAACEAm4ZChBkBAADXAwAAEwAAAAAAAAAAAAAAgA' +
    'FLBwAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLBQYAAAAABgAGAIABAACVCAAAAAA=',
)

interface Parts {
  readonly [name: string]: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The parts of a workbook of one sheet; `rows` is the XML inside its sheetData, `behind` what follows it. */
export const partsOf = (rows: string, behind = ''): Parts => ({
  '_rels/.rels': `<Relationships xmlns="${packaged}"><Relationship Id="r1" Type="${related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${related}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}"><Relationship Id="r1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${behind}</worksheet>`,
})

export const zipOf = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    mtime: '1980-01-02T00:00:00',
  })

/** A cell of the sheet: a number, a text written into it, or its XML as it stands. */
export const cellXml = (name: string, value: string | number): string => {
  if (typeof value === 'number') return `<c r="${name}"><v>${value}</v></c>`
  return value.startsWith('<') ? value : `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`
}

/** Rows from A1; null is a gap. */
export const rowsXml = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows
    .map((row, r) => {
      const cells = row.map((value, k) => (value === null ? '' : cellXml(`${'ABCDEFGH'[k]}${r + 1}`, value)))
      return `<row r="${r + 1}">${cells.join('')}</row>`
    })
    .join('')
