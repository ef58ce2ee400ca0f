"""A client from nothing but the protos: create an enterprise, rank, explain, record what came of it, see the pipeline."""

import argparse
import json
import sys
import time
import uuid

import grpc
from matching.v1 import catalogue_service_pb2 as catalogue_pb2
from matching.v1 import catalogue_service_pb2_grpc as catalogue_grpc
from matching.v1 import feedback_service_pb2 as feedback_pb2
from matching.v1 import feedback_service_pb2_grpc as feedback_grpc
from matching.v1 import matching_service_pb2 as matching_pb2
from matching.v1 import matching_service_pb2_grpc as matching_grpc
from matching.v1 import resources_pb2


def call(method, request, patience=5):
    """Every call has a deadline, and UNAVAILABLE (a store that is busy) is worth another try."""
    while True:
        try:
            return method(request, timeout=30)
        except grpc.RpcError as error:
            patience -= 1
            if error.code() != grpc.StatusCode.UNAVAILABLE or patience == 0:
                raise
            time.sleep(0.5)


def until(done, ask):
    """What was just written is known to rankings within a second; until then a new enterprise is NOT_FOUND."""
    end = time.monotonic() + 30
    while True:
        try:
            answer = ask()
            if done(answer):
                return answer
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.NOT_FOUND or time.monotonic() > end:
                raise
        if time.monotonic() > end:
            raise TimeoutError("the service did not take the change up")
        time.sleep(0.1)


def create_or_get(catalogue, enterprise):
    if enterprise:
        return call(catalogue.GetEnterprise, catalogue_pb2.GetEnterpriseRequest(name=enterprise))
    new = resources_pb2.Enterprise(display_name="Story Hydropower Group", aliases=["故事水电集团"])
    return call(catalogue.CreateEnterprise, catalogue_pb2.CreateEnterpriseRequest(enterprise=new, request_id=str(uuid.uuid4())))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:5080")
    parser.add_argument("--enterprise", help="an enterprise that is there already; otherwise one is created")
    options = parser.parse_args()
    with grpc.insecure_channel(options.address) as channel:
        tell(channel, options.enterprise)


def tell(channel, enterprise_id):
    catalogue = catalogue_grpc.CatalogueServiceStub(channel)
    matching = matching_grpc.MatchingServiceStub(channel)
    feedback = feedback_grpc.FeedbackServiceStub(channel)

    enterprise = create_or_get(catalogue, enterprise_id)
    print(f"Enterprise {enterprise.name}: {enterprise.display_name}")

    query = matching_pb2.RankPartnersRequest(enterprise=enterprise.name, region="赞比亚", sector="energy", page_size=5)
    ranking = until(lambda answer: True, lambda: call(matching.RankPartners, query))
    for partner in ranking.partners:
        print(f"{partner.rank:3}  {partner.institution.display_name}")
    first = ranking.partners[0].institution

    asked = matching_pb2.ExplainMatchRequest(enterprise=enterprise.name, institution=first.name, region="赞比亚", sector="energy")
    why = call(matching.ExplainMatch, asked)
    print(f"Why {why.institution.display_name} is number {why.rank} of {why.candidate_count}: {why.explanation}")
    explained = len(why.explanation.reasons) > 0

    def event(kind, institution, **more):
        # Each event has an id of its own: whoever is in doubt sends the same again.
        return feedback_pb2.MatchEvent(
            event_id=str(uuid.uuid4()), kind=kind, institution=institution, attribution_token=ranking.attribution_token, **more)

    events = [event(feedback_pb2.MATCH_EVENT_KIND_SHOWN, partner.institution.name) for partner in ranking.partners]
    events.append(event(feedback_pb2.MATCH_EVENT_KIND_INTRODUCED, first.name))
    events.append(event(feedback_pb2.MATCH_EVENT_KIND_MEETING, first.name, note="Met at the power forum."))

    # A stream of batches, answered once when all of them are on the disk.
    batches = [feedback_pb2.StreamEventsRequest(events=events[:3]), feedback_pb2.StreamEventsRequest(events=events[3:])]
    recorded = call(lambda requests, timeout: feedback.StreamEvents(iter(requests), timeout=timeout), batches)
    again = call(feedback.RecordEvents, feedback_pb2.RecordEventsRequest(events=events))
    print(f"Recorded {recorded.recorded_count} events; sent again, {again.repeated_count} were known.")

    accepted = event(feedback_pb2.MATCH_EVENT_KIND_ACCEPTED, first.name)
    call(feedback.RecordEvents, feedback_pb2.RecordEventsRequest(events=[accepted]))
    query.candidate_filter.exclude_engaged = True
    after = until(lambda answer: answer.data_revision > ranking.data_revision, lambda: call(matching.RankPartners, query))
    known = all(partner.institution.name != first.name for partner in after.partners)

    pipeline = call(
        feedback.ListEngagements,
        feedback_pb2.ListEngagementsRequest(parent=enterprise.name, origin=feedback_pb2.ENGAGEMENT_ORIGIN_RECORDED))
    stages = feedback_pb2.MatchEventKind.Name
    for item in pipeline.engagements:
        print(f"{item.institution.display_name}: {stages(item.stage)}, ranked {item.position} by {item.model_version}")
    print(json.dumps({
        "enterprise": enterprise.name,
        "partners": len(ranking.partners),
        "explained": explained,
        "recorded": recorded.recorded_count,
        "repeated": again.repeated_count,
        "known": known,
        "pipeline": [
            {"institution": item.institution.name, "stage": stages(item.stage), "position": item.position, "model": item.model_version}
            for item in pipeline.engagements
        ],
    }))


if __name__ == "__main__":
    try:
        main()
    except grpc.RpcError as failure:
        print(failure.details(), file=sys.stderr)
        sys.exit(1)
