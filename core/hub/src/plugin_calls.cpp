#include <utility>

#include "contained.h"
#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/sdk/text.h"

namespace rodedraad::hub {

namespace {

using sdk::view;

PluginError broken(std::string text) {
  return PluginError{PluginError::Kind::broken, std::move(text), {}};
}

PluginError error_of(rd_status status, const rd_error& error) {
  if (status == RD_BAD_MESSAGE) {
    return PluginError{PluginError::Kind::bad_message, error.text, error.where};
  }
  return broken(error.text);
}

sdk::Finding copy(const rd_finding& finding) {
  return {static_cast<sdk::Severity>(finding.severity), std::string{view(finding.code)},
          std::string{view(finding.where)}, std::string{view(finding.text)}};
}

sdk::FieldValue copy(const rd_field& field) {
  return {std::string{view(field.path)}, std::string{view(field.key)},
          std::string{view(field.value)}};
}

std::vector<rd_finding> lend(const std::vector<sdk::Finding>& findings) {
  std::vector<rd_finding> result;
  result.reserve(findings.size());
  for (const auto& finding : findings) {
    result.push_back({sizeof(rd_finding), static_cast<std::int32_t>(finding.severity),
                      sdk::str(finding.code), sdk::str(finding.where), sdk::str(finding.text)});
  }
  return result;
}

std::vector<rd_field> lend(const std::vector<sdk::FieldValue>& fields) {
  std::vector<rd_field> result;
  result.reserve(fields.size());
  for (const auto& field : fields) {
    result.push_back({sdk::str(field.path), sdk::str(field.key), sdk::str(field.value)});
  }
  return result;
}

rd_encode_request lend(const sdk::EncodeRequest& request, const std::vector<rd_field>& fields) {
  return {sizeof(rd_encode_request), sdk::str(request.kind), sdk::str(request.id),
          sdk::str(request.bron),    sdk::str(request.doel), sdk::str(request.municipality),
          sdk::str(request.created), fields.data(),          fields.size()};
}

rd_known lend(const sdk::Known& known, const std::vector<rd_field>& fields) {
  return {sizeof(rd_known), known.person_known ? 1 : 0, sdk::str(known.today), fields.data(),
          fields.size()};
}

/// A sink that fills \p decoded.
rd_decode_sink collect(sdk::Decoded& decoded) {
  return {sizeof(rd_decode_sink),
          &decoded,
          [](void* ctx, const rd_message* part) {
            static_cast<sdk::Decoded*>(ctx)->parts.push_back(sdk::copy(*part));
          },
          [](void* ctx, rd_str type, rd_str value) {
            static_cast<sdk::Decoded*>(ctx)->identifiers.push_back(
                {std::string{view(type)}, std::string{view(value)}});
          },
          [](void* ctx, const rd_fact* fact) {
            static_cast<sdk::Decoded*>(ctx)->facts.push_back(
                {copy(fact->field), std::string{view(fact->valid_from)},
                 std::string{view(fact->valid_to)}, fact->withdrawn != 0});
          },
          [](void* ctx, rd_str kind) {
            static_cast<sdk::Decoded*>(ctx)->follow_ups.emplace_back(view(kind));
          },
          [](void* ctx, const rd_finding* finding) {
            static_cast<sdk::Decoded*>(ctx)->findings.push_back(copy(*finding));
          },
          [](void* ctx, rd_str kind, const rd_field* fields, std::size_t count) {
            auto& response = static_cast<sdk::Decoded*>(ctx)->responses.emplace_back();
            response.kind = view(kind);
            for (std::size_t i = 0; i < count; ++i) response.fields.push_back(copy(fields[i]));
          }};
}

template <class T>
const std::vector<const T*> pointers(const std::vector<T>& values) {
  std::vector<const T*> result;
  result.reserve(values.size());
  for (const auto& value : values) result.push_back(&value);
  return result;
}

}  // namespace

Adapter::Adapter(std::string name, const rd_adapter& table, void* self,
                 std::unique_ptr<rd_host> host)
    : name_(std::move(name)), table_(table), self_(self), host_(std::move(host)) {}

Adapter::~Adapter() {
  if (given_up_) {
    // A thread still hangs inside: what it uses must stay.
    host_.release();  // NOLINT(bugprone-unused-return-value)
    return;
  }
  table_.destroy(self_);
}

rd_status Adapter::call(rd_error& error, const std::function<rd_status()>& body) const {
  error = rd_error{};
  error.struct_size = sizeof error;
  if (given_up_) {
    sdk::fill(&error, "adapter " + name_ +
                          " hung before and is not called again: restart the hub "
                          "after its supplier has repaired it");
    return RD_BUG;
  }
  PluginCall watched{name_};
  const auto status = contained(error, body);
  watched.finish();
  return status;
}

PluginResult<sdk::Admission> Adapter::admit(const sdk::Message& message) const {
  struct Sink {
    sdk::Admission admission;
    int calls = 0;
  } collected;
  const rd_admit_sink sink{sizeof(rd_admit_sink), &collected,
                           [](void* ctx, const rd_admission* admission) {
                             auto& into = *static_cast<Sink*>(ctx);
                             ++into.calls;
                             into.admission.verdict = static_cast<sdk::Verdict>(admission->verdict);
                             into.admission.kind = view(admission->kind);
                             into.admission.idempotency_key = view(admission->idempotency_key);
                             into.admission.municipality = view(admission->municipality);
                           },
                           [](void* ctx, const rd_finding* finding) {
                             static_cast<Sink*>(ctx)->admission.findings.push_back(copy(*finding));
                           }};
  const sdk::Lent lent{message};
  rd_error error;
  const auto status =
      call(error, [&] { return table_.admit(self_, lent.message(), &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (collected.calls != 1) return tl::unexpected(broken("admit did not give one admission"));
  return std::move(collected.admission);
}

PluginResult<sdk::Answer> Adapter::reply(const sdk::ReplyRequest& request) const {
  const auto findings = lend(request.findings);
  const auto list = pointers(findings);
  const rd_reply_request lent{sizeof(rd_reply_request),
                              static_cast<std::int32_t>(request.reply),
                              sdk::str(request.message_id),
                              sdk::str(request.idempotency_key),
                              list.data(),
                              list.size(),
                              sdk::str(request.notice)};
  struct Sink {
    sdk::Answer answer;
    int calls = 0;
  } collected;
  rd_error error;
  const auto status = call(error, [&] {
    return table_.reply(
        self_, &lent,
        [](void* ctx, const rd_answer* answer) {
          auto& into = *static_cast<Sink*>(ctx);
          ++into.calls;
          into.answer = sdk::copy(*answer);
        },
        &collected, &error);
  });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (collected.calls != 1) return tl::unexpected(broken("reply did not give one answer"));
  return std::move(collected.answer);
}

PluginResult<sdk::Decoded> Adapter::decode(const sdk::Message& message) const {
  sdk::Decoded decoded;
  const auto sink = collect(decoded);
  const sdk::Lent lent{message};
  rd_error error;
  const auto status =
      call(error, [&] { return table_.decode(self_, lent.message(), &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  return decoded;
}

PluginResult<sdk::Decoded> Adapter::relate(const sdk::Message& message,
                                           const sdk::Known& known) const {
  sdk::Decoded decoded;
  if (!RD_HAS(&table_, rd_adapter, relate) || table_.relate == nullptr) return decoded;
  const auto sink = collect(decoded);
  const sdk::Lent lent{message};
  const auto fields = lend(known.fields);
  const auto lent_known = lend(known, fields);
  rd_error error;
  const auto status =
      call(error, [&] { return table_.relate(self_, lent.message(), &lent_known, &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  return decoded;
}

PluginResult<std::vector<sdk::Finding>> Adapter::vet(const sdk::EncodeRequest& request,
                                                     const sdk::Known& known) const {
  std::vector<sdk::Finding> findings;
  if (!RD_HAS(&table_, rd_adapter, vet) || table_.vet == nullptr) return findings;
  const auto fields = lend(request.fields);
  const auto lent = lend(request, fields);
  const auto known_fields = lend(known.fields);
  const auto lent_known = lend(known, known_fields);
  const rd_vet_sink sink{sizeof(rd_vet_sink), &findings, [](void* ctx, const rd_finding* finding) {
                           static_cast<std::vector<sdk::Finding>*>(ctx)->push_back(copy(*finding));
                         }};
  rd_error error;
  const auto status =
      call(error, [&] { return table_.vet(self_, &lent, &lent_known, &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  return findings;
}

PluginResult<sdk::Message> Adapter::encode(const sdk::EncodeRequest& request) const {
  const auto fields = lend(request.fields);
  const auto lent = lend(request, fields);
  struct Sink {
    sdk::Message message;
    int calls = 0;
  } collected;
  const rd_encode_sink sink{sizeof(rd_encode_sink), &collected,
                            [](void* ctx, const rd_message* message) {
                              auto& into = *static_cast<Sink*>(ctx);
                              ++into.calls;
                              into.message = sdk::copy(*message);
                            }};
  rd_error error;
  const auto status = call(error, [&] { return table_.encode(self_, &lent, &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (collected.calls != 1) return tl::unexpected(broken("encode did not give one message"));
  return std::move(collected.message);
}

PluginResult<sdk::Judgement> Adapter::judge(const sdk::Message& sent,
                                            const sdk::Answer& answer) const {
  struct Sink {
    sdk::Judgement judgement;
    int calls = 0;
  } collected;
  const rd_judge_sink sink{
      sizeof(rd_judge_sink), &collected, [](void* ctx, const rd_judgement* judgement) {
        auto& into = *static_cast<Sink*>(ctx);
        ++into.calls;
        into.judgement.judgement = static_cast<sdk::JudgementClass>(judgement->judgement);
        into.judgement.retry_after_ms = judgement->retry_after_ms;
        into.judgement.text = view(judgement->text);
        into.judgement.content_kind = view(judgement->content_kind);
      }};
  const sdk::Lent message{sent};
  const sdk::Lent partner{answer};
  rd_error error;
  const auto status = call(error, [&] {
    return table_.judge(self_, message.message(), partner.answer(), &sink, &error);
  });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (collected.calls != 1) return tl::unexpected(broken("judge did not give one judgement"));
  return std::move(collected.judgement);
}

Transport::Transport(std::string name, const rd_transport& table)
    : name_(std::move(name)), table_(table) {}

Transport::~Transport() {
  if (self_ == nullptr) return;
  stop(std::chrono::seconds{2});
  table_.destroy(self_);
}

PluginResult<void> Transport::start() {
  rd_error error{};
  error.struct_size = sizeof error;
  started_ = true;
  const auto status = contained(error, [&] { return table_.start(self_, &error); });
  if (status == RD_OK) return {};
  stop(std::chrono::milliseconds{0});
  const auto kind = status == RD_UNAVAILABLE    ? PluginError::Kind::unavailable
                    : status == RD_BAD_SETTINGS ? PluginError::Kind::bad_setting
                                                : PluginError::Kind::broken;
  return tl::unexpected(PluginError{kind, error.text, error.where});
}

std::string Transport::address() const { return std::string{view(table_.address(self_))}; }

void Transport::send(const sdk::Message& message, std::function<void(const sdk::Sent&)> done) {
  const sdk::Lent lent{message};
  auto owned = std::make_unique<std::function<void(const sdk::Sent&)>>(std::move(done));
  table_.send(
      self_, lent.message(),
      [](void* ctx, std::int32_t outcome, const rd_answer* answer, const rd_error* error) {
        const std::unique_ptr<std::function<void(const sdk::Sent&)>> call{
            static_cast<std::function<void(const sdk::Sent&)>*>(ctx)};
        sdk::Sent sent;
        sent.outcome = static_cast<sdk::SentOutcome>(outcome);
        if (answer != nullptr) sent.answer = sdk::copy(*answer);
        if (error != nullptr) sent.error = error->text;
        (*call)(sent);
      },
      owned.release());
}

void Transport::stop(std::chrono::milliseconds deadline) {
  if (!started_) return;
  started_ = false;
  table_.stop(self_, static_cast<std::uint32_t>(deadline.count()));
}

}  // namespace rodedraad::hub
