#include <utility>

#include "in_range.h"
#include "rodedraad/plugin/calls.h"
#include "rodedraad/plugin/contained.h"
#include "rodedraad/sdk/text.h"

namespace rodedraad::plugin {

namespace {

using sdk::view;

constexpr const char* kOutOfRange =
    "de plugin antwoordde met een getal dat zijn contract niet kent";

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

/// A log and a clock. An adapter accepts nothing.
rd_host host_for(Surroundings& surroundings) {
  rd_host host{};
  host.struct_size = sizeof(rd_host);
  host.abi_minor = RD_ABI_MINOR;
  host.ctx = &surroundings;
  host.log = [](void* ctx, std::int32_t level, rd_str event, const rd_pair* fields, std::size_t n) {
    static_cast<Surroundings*>(ctx)->log(level, view(event), sdk::copy(fields, n));
  };
  host.now_ms = [](void* ctx) -> std::int64_t { return static_cast<Surroundings*>(ctx)->now_ms(); };
  host.accept = nullptr;
  return host;
}

rd_error empty_error() {
  rd_error error{};
  error.struct_size = sizeof error;
  return error;
}

/// An instance behind the table of a library that is loaded here.
class DirectCalls final : public AdapterCalls {
 public:
  DirectCalls(const rd_adapter& table, Surroundings surroundings)
      : table_(table), surroundings_(std::move(surroundings)), host_(host_for(surroundings_)) {}
  ~DirectCalls() override {
    if (created_) table_.destroy(self_);
  }

  Result<void> create(std::span<const sdk::Pair> settings);
  Result<sdk::Admission> admit(const sdk::Message& message) override;
  Result<sdk::Answer> reply(const sdk::ReplyRequest& request) override;
  Result<sdk::Decoded> decode(const sdk::Message& message) override;
  Result<sdk::Decoded> relate(const sdk::Message& message, const sdk::Known& known) override;
  Result<std::vector<sdk::Finding>> vet(const sdk::EncodeRequest& request,
                                        const sdk::Known& known) override;
  Result<sdk::Message> encode(const sdk::EncodeRequest& request) override;
  Result<sdk::Judgement> judge(const sdk::Message& sent, const sdk::Answer& answer) override;

 private:
  const rd_adapter& table_;
  Surroundings surroundings_;
  rd_host host_;
  void* self_ = nullptr;
  bool created_ = false;
};

}  // namespace

Result<void> DirectCalls::create(std::span<const sdk::Pair> settings) {
  const auto lent = sdk::lend(settings);
  auto error = empty_error();
  const auto status = contained(
      error, [&] { return table_.create(&host_, lent.data(), lent.size(), &self_, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  created_ = true;
  return {};
}

Result<sdk::Admission> DirectCalls::admit(const sdk::Message& message) {
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
  auto error = empty_error();
  const auto status =
      contained(error, [&] { return table_.admit(self_, lent.message(), &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (collected.calls != 1)
    return tl::unexpected(broken("de plugin gaf bij admit niet precies één oordeel"));
  if (!all_in_range(collected.admission)) return tl::unexpected(broken(kOutOfRange));
  return std::move(collected.admission);
}

Result<sdk::Answer> DirectCalls::reply(const sdk::ReplyRequest& request) {
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
  auto error = empty_error();
  const auto status = contained(error, [&] {
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
  if (collected.calls != 1)
    return tl::unexpected(broken("de plugin gaf bij reply niet precies één antwoord"));
  return std::move(collected.answer);
}

Result<sdk::Decoded> DirectCalls::decode(const sdk::Message& message) {
  sdk::Decoded decoded;
  const auto sink = collect(decoded);
  const sdk::Lent lent{message};
  auto error = empty_error();
  const auto status =
      contained(error, [&] { return table_.decode(self_, lent.message(), &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (!all_in_range(decoded)) return tl::unexpected(broken(kOutOfRange));
  return decoded;
}

Result<sdk::Decoded> DirectCalls::relate(const sdk::Message& message, const sdk::Known& known) {
  sdk::Decoded decoded;
  if (!RD_HAS(&table_, rd_adapter, relate) || table_.relate == nullptr) return decoded;
  const auto sink = collect(decoded);
  const sdk::Lent lent{message};
  const auto fields = lend(known.fields);
  const auto lent_known = lend(known, fields);
  auto error = empty_error();
  const auto status = contained(
      error, [&] { return table_.relate(self_, lent.message(), &lent_known, &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (!all_in_range(decoded)) return tl::unexpected(broken(kOutOfRange));
  return decoded;
}

Result<std::vector<sdk::Finding>> DirectCalls::vet(const sdk::EncodeRequest& request,
                                                   const sdk::Known& known) {
  std::vector<sdk::Finding> findings;
  if (!RD_HAS(&table_, rd_adapter, vet) || table_.vet == nullptr) return findings;
  const auto fields = lend(request.fields);
  const auto lent = lend(request, fields);
  const auto known_fields = lend(known.fields);
  const auto lent_known = lend(known, known_fields);
  const rd_vet_sink sink{sizeof(rd_vet_sink), &findings, [](void* ctx, const rd_finding* finding) {
                           static_cast<std::vector<sdk::Finding>*>(ctx)->push_back(copy(*finding));
                         }};
  auto error = empty_error();
  const auto status =
      contained(error, [&] { return table_.vet(self_, &lent, &lent_known, &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (!all_in_range(findings)) return tl::unexpected(broken(kOutOfRange));
  return findings;
}

Result<sdk::Message> DirectCalls::encode(const sdk::EncodeRequest& request) {
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
  auto error = empty_error();
  const auto status = contained(error, [&] { return table_.encode(self_, &lent, &sink, &error); });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (collected.calls != 1)
    return tl::unexpected(broken("de plugin gaf bij encode niet precies één bericht"));
  return std::move(collected.message);
}

Result<sdk::Judgement> DirectCalls::judge(const sdk::Message& sent, const sdk::Answer& answer) {
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
  auto error = empty_error();
  const auto status = contained(error, [&] {
    return table_.judge(self_, message.message(), partner.answer(), &sink, &error);
  });
  if (status != RD_OK) return tl::unexpected(error_of(status, error));
  if (collected.calls != 1)
    return tl::unexpected(broken("de plugin gaf bij judge niet precies één oordeel"));
  if (!all_in_range(collected.judgement)) return tl::unexpected(broken(kOutOfRange));
  return std::move(collected.judgement);
}

Error error_of(rd_status status, const rd_error& error) {
  const auto kind = status == RD_BAD_MESSAGE    ? Error::Kind::bad_message
                    : status == RD_UNAVAILABLE  ? Error::Kind::unavailable
                    : status == RD_BAD_SETTINGS ? Error::Kind::bad_setting
                                                : Error::Kind::broken;
  return {kind, error.text, error.where};
}

Result<std::unique_ptr<AdapterCalls>> make_direct(const rd_adapter& table,
                                                  std::span<const sdk::Pair> settings,
                                                  Surroundings surroundings) {
  auto calls = std::make_unique<DirectCalls>(table, std::move(surroundings));
  if (auto made = calls->create(settings); !made) return tl::unexpected(std::move(made.error()));
  return calls;
}

}  // namespace rodedraad::plugin
