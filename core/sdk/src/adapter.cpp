#include "rodedraad/sdk/adapter.h"

#include <algorithm>

namespace rodedraad::sdk {

const std::string* EncodeRequest::find(std::string_view path) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FieldValue& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &found->value;
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

}  // namespace

rd_status admit(const Adapter& adapter, const rd_message* message, const rd_admit_sink* sink,
                rd_error* error) noexcept {
  return guard(error, [&] {
    const auto admission = adapter.admit(copy(*message));
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
  return guard(error, [&] {
    const auto decoded = adapter.decode(copy(*message));
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
  });
}

rd_status encode(const Adapter& adapter, const rd_encode_request* request,
                 const rd_encode_sink* sink, rd_error* error) noexcept {
  return guard(error, [&] {
    EncodeRequest owned;
    owned.kind = view(request->kind);
    owned.id = view(request->id);
    owned.bron = view(request->bron);
    owned.doel = view(request->doel);
    owned.municipality = view(request->municipality);
    owned.created = view(request->created);
    for (std::size_t i = 0; i < request->field_count; ++i) {
      const auto& field = request->fields[i];
      owned.fields.push_back({std::string{view(field.path)}, std::string{view(field.key)},
                              std::string{view(field.value)}});
    }
    const auto message = adapter.encode(owned);
    const Lent lent{message};
    sink->message(sink->ctx, lent.message());
  });
}

rd_status judge(const Adapter& adapter, const rd_message* sent, const rd_answer* answer,
                const rd_judge_sink* sink, rd_error* error) noexcept {
  return guard(error, [&] {
    const auto judgement = adapter.judge(copy(*sent), copy(*answer));
    const rd_judgement lent{sizeof(rd_judgement), static_cast<std::int32_t>(judgement.judgement),
                            judgement.retry_after_ms, str(judgement.text),
                            str(judgement.content_kind)};
    sink->judgement(sink->ctx, &lent);
  });
}

}  // namespace detail

}  // namespace rodedraad::sdk
