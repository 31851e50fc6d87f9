#include "rodedraad/sdk/adapter.h"

#include <algorithm>

namespace rodedraad::sdk {

const std::string* EncodeRequest::find(std::string_view path) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FieldValue& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &found->value;
}

const std::string* Known::find(std::string_view path, std::string_view key) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldValue& field) {
    return field.path == path && field.key == key;
  });
  return found == fields.end() ? nullptr : &found->value;
}

Decoded Adapter::relate(const Message& /*message*/, const Known& /*known*/) const { return {}; }

std::vector<Finding> Adapter::vet(const EncodeRequest& /*request*/, const Known& /*known*/) const {
  return {};
}

namespace detail {

namespace {

rd_field lend(const FieldValue& field) {
  return rd_field{str(field.path), str(field.key), str(field.value)};
}

rd_finding lend(const Finding& finding) {
  return rd_finding{sizeof(rd_finding), static_cast<std::int32_t>(finding.severity),
                    str(finding.code), str(finding.where), str(finding.text)};
}

std::vector<FieldValue> copy(const rd_field* fields, std::size_t count) {
  std::vector<FieldValue> result;
  result.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    result.push_back({std::string{view(fields[i].path)}, std::string{view(fields[i].key)},
                      std::string{view(fields[i].value)}});
  }
  return result;
}

Known copy(const rd_known& known) {
  return {known.person_known != 0, std::string{view(known.today)},
          copy(known.fields, known.field_count)};
}

EncodeRequest copy(const rd_encode_request& request) {
  EncodeRequest owned;
  owned.kind = view(request.kind);
  owned.id = view(request.id);
  owned.bron = view(request.bron);
  owned.doel = view(request.doel);
  owned.municipality = view(request.municipality);
  owned.created = view(request.created);
  owned.fields = copy(request.fields, request.field_count);
  return owned;
}

void give(const Decoded& decoded, const rd_decode_sink* sink) {
  for (const auto& finding : decoded.findings) {
    const auto lent = lend(finding);
    sink->finding(sink->ctx, &lent);
  }
  for (const auto& part : decoded.parts) {
    const Lent lent{part};
    sink->part(sink->ctx, lent.message());
  }
  for (const auto& identifier : decoded.identifiers) {
    sink->identifier(sink->ctx, str(identifier.type), str(identifier.value));
  }
  for (const auto& fact : decoded.facts) {
    const rd_fact lent{sizeof(rd_fact), fact.withdrawn ? 1 : 0, lend(fact.field),
                       str(fact.valid_from), str(fact.valid_to)};
    sink->fact(sink->ctx, &lent);
  }
  for (const auto& kind : decoded.follow_ups) sink->follow_up(sink->ctx, str(kind));
  if (!RD_HAS(sink, rd_decode_sink, response)) return;  // a hub of before 1.1
  for (const auto& response : decoded.responses) {
    std::vector<rd_field> fields;
    fields.reserve(response.fields.size());
    for (const auto& field : response.fields) fields.push_back(lend(field));
    sink->response(sink->ctx, str(response.kind), fields.data(), fields.size());
  }
}

}  // namespace

rd_status admit(const Adapter& adapter, const rd_message* message, const rd_admit_sink* sink,
                rd_error* error) noexcept {
  return guard(error, [&] {
    const auto admission = adapter.admit(sdk::copy(*message));
    for (const auto& finding : admission.findings) {
      const auto lent = lend(finding);
      sink->finding(sink->ctx, &lent);
    }
    const rd_admission lent{sizeof(rd_admission), static_cast<std::int32_t>(admission.verdict),
                            str(admission.kind), str(admission.idempotency_key),
                            str(admission.municipality)};
    sink->admission(sink->ctx, &lent);
  });
}

rd_status reply(const Adapter& adapter, const rd_reply_request* request, rd_answer_fn done,
                void* done_ctx, rd_error* error) noexcept {
  return guard(error, [&] {
    ReplyRequest owned;
    owned.reply = static_cast<Reply>(request->reply);
    owned.message_id = view(request->message_id);
    owned.idempotency_key = view(request->idempotency_key);
    owned.notice = view(request->notice);
    for (std::size_t i = 0; i < request->finding_count; ++i) {
      const auto& finding = *request->findings[i];
      owned.findings.push_back({static_cast<Severity>(finding.severity),
                                std::string{view(finding.code)}, std::string{view(finding.where)},
                                std::string{view(finding.text)}});
    }
    const auto answer = adapter.reply(owned);
    const Lent lent{answer};
    done(done_ctx, lent.answer());
  });
}

rd_status decode(const Adapter& adapter, const rd_message* message, const rd_decode_sink* sink,
                 rd_error* error) noexcept {
  return guard(error, [&] { give(adapter.decode(sdk::copy(*message)), sink); });
}

rd_status encode(const Adapter& adapter, const rd_encode_request* request,
                 const rd_encode_sink* sink, rd_error* error) noexcept {
  return guard(error, [&] {
    const auto message = adapter.encode(copy(*request));
    const Lent lent{message};
    sink->message(sink->ctx, lent.message());
  });
}

rd_status judge(const Adapter& adapter, const rd_message* sent, const rd_answer* answer,
                const rd_judge_sink* sink, rd_error* error) noexcept {
  return guard(error, [&] {
    const auto judgement = adapter.judge(sdk::copy(*sent), sdk::copy(*answer));
    const rd_judgement lent{sizeof(rd_judgement), static_cast<std::int32_t>(judgement.judgement),
                            judgement.retry_after_ms, str(judgement.text),
                            str(judgement.content_kind)};
    sink->judgement(sink->ctx, &lent);
  });
}

rd_status relate(const Adapter& adapter, const rd_message* message, const rd_known* known,
                 const rd_decode_sink* sink, rd_error* error) noexcept {
  return guard(error, [&] { give(adapter.relate(sdk::copy(*message), copy(*known)), sink); });
}

rd_status vet(const Adapter& adapter, const rd_encode_request* request, const rd_known* known,
              const rd_vet_sink* sink, rd_error* error) noexcept {
  return guard(error, [&] {
    for (const auto& finding : adapter.vet(copy(*request), copy(*known))) {
      const auto lent = lend(finding);
      sink->finding(sink->ctx, &lent);
    }
  });
}

}  // namespace detail

}  // namespace rodedraad::sdk
