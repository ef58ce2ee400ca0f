// A client from nothing but the protos: create an enterprise, rank, explain, record what came of it, see the pipeline.
'use strict';

const path = require('node:path');
const { randomUUID } = require('node:crypto');
const { parseArgs } = require('node:util');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const { values: options } = parseArgs({
  options: {
    address: { type: 'string', default: '127.0.0.1:5080' },
    enterprise: { type: 'string' },
    protos: { type: 'string', default: path.join(__dirname, '..', '..', 'proto') },
  },
});
const definition = loader.loadSync(
  ['catalogue', 'matching', 'feedback'].map(name => `matching/v1/${name}_service.proto`),
  { includeDirs: [options.protos, path.join(__dirname, 'node_modules', 'google-proto-files')], keepCase: true, longs: String, enums: String, defaults: true });
const { matching: { v1 } } = grpc.loadPackageDefinition(definition);
const clients = [v1.CatalogueService, v1.MatchingService, v1.FeedbackService].map(
  Service => new Service(options.address, grpc.credentials.createInsecure()));
const [catalogue, matching, feedback] = clients;

// Every call has a deadline, and UNAVAILABLE (a store that is busy) is worth another try.
async function call(client, method, request, patience = 5) {
  for (;;) {
    try {
      return await new Promise((resolve, reject) => client[method](
        request, new grpc.Metadata(), { deadline: Date.now() + 30_000 }, (error, answer) => (error ? reject(error) : resolve(answer))));
    } catch (error) {
      if (error.code !== grpc.status.UNAVAILABLE || --patience === 0) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  }
}

// What was just written is known to rankings within a second; until then a new enterprise is NOT_FOUND.
async function until(done, ask) {
  for (const end = Date.now() + 30_000; ;) {
    try {
      const answer = await ask();
      if (done(answer)) {
        return answer;
      }
    } catch (error) {
      if (error.code !== grpc.status.NOT_FOUND || Date.now() > end) {
        throw error;
      }
    }
    if (Date.now() > end) {
      throw new Error('the service did not take the change up');
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function main() {
  const enterprise = options.enterprise
    ? await call(catalogue, 'getEnterprise', { name: options.enterprise })
    : await call(catalogue, 'createEnterprise', { enterprise: { display_name: 'Story Hydropower Group', aliases: ['故事水电集团'] }, request_id: randomUUID() });
  console.log(`Enterprise ${enterprise.name}: ${enterprise.display_name}`);

  const query = { enterprise: enterprise.name, region: '赞比亚', sector: 'energy', page_size: 5 };
  const ranking = await until(() => true, () => call(matching, 'rankPartners', query));
  ranking.partners.forEach(partner => console.log(`${String(partner.rank).padStart(3)}  ${partner.institution.display_name}`));
  const partner = ranking.partners[0].institution;

  const why = await call(matching, 'explainMatch', { enterprise: enterprise.name, institution: partner.name, region: '赞比亚', sector: 'energy' });
  console.log(`Why ${why.institution.display_name} is number ${why.rank} of ${why.candidate_count}: ${JSON.stringify(why.explanation)}`);
  const explained = why.explanation.reasons.length > 0;

  // Each event has an id of its own: whoever is in doubt sends the same again.
  const event = (kind, institution, more = {}) => ({ event_id: randomUUID(), kind, institution, attribution_token: ranking.attribution_token, ...more });
  const events = [
    ...ranking.partners.map(shown => event('MATCH_EVENT_KIND_SHOWN', shown.institution.name)),
    event('MATCH_EVENT_KIND_INTRODUCED', partner.name),
    event('MATCH_EVENT_KIND_MEETING', partner.name, { note: 'Met at the power forum.' }),
  ];
  const recorded = await call(feedback, 'recordEvents', { events });
  const again = await call(feedback, 'recordEvents', { events });
  console.log(`Recorded ${recorded.recorded_count} events; sent again, ${again.repeated_count} were known.`);

  await call(feedback, 'recordEvents', { events: [event('MATCH_EVENT_KIND_ACCEPTED', partner.name)] });
  const after = await until(
    answer => BigInt(answer.data_revision) > BigInt(ranking.data_revision),
    () => call(matching, 'rankPartners', { ...query, candidate_filter: { exclude_engaged: true } }));
  const known = !after.partners.some(other => other.institution.name === partner.name);

  const pipeline = await call(feedback, 'listEngagements', { parent: enterprise.name, origin: 'ENGAGEMENT_ORIGIN_RECORDED' });
  pipeline.engagements.forEach(item => console.log(`${item.institution.display_name}: ${item.stage}, ranked ${item.position} by ${item.model_version}`));
  console.log(JSON.stringify({
    enterprise: enterprise.name,
    partners: ranking.partners.length,
    explained,
    recorded: recorded.recorded_count,
    repeated: again.repeated_count,
    known,
    pipeline: pipeline.engagements.map(item => ({ institution: item.institution.name, stage: item.stage, position: item.position, model: item.model_version })),
  }));
}

main()
  .catch(error => {
    console.error(error.details ?? error);
    process.exitCode = 1;
  })
  .finally(() => clients.forEach(client => client.close()));
