#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/errors.h"
#include "rodedraad/sdk/host.h"
#include "rodedraad/sdk/message.h"
#include "rodedraad/sdk/text.h"

/// For authors of adapters: derive from Adapter, describe the plugin, and end the file with
/// RODEDRAAD_ADAPTER(YourAdapter, kPlugin). See docs/plugin-guide.md.
namespace rodedraad::sdk {

enum class Severity : std::int32_t { note = RD_NOTE, warning = RD_WARNING, error = RD_ERROR };

/// Something found in a message; see rd_finding.
struct Finding {
  Severity severity = Severity::error;
  std::string code;
  std::string where;
  std::string text;
  bool operator==(const Finding&) const = default;
};

enum class Verdict : std::int32_t {
  accept = RD_ACCEPT,
  refuse = RD_REFUSE,
  forbid = RD_FORBID,
  unknown_path = RD_UNKNOWN_PATH,
  media_type = RD_MEDIA_TYPE
};

/// The first look at an incoming message; see rd_admission.
struct Admission {
  Verdict verdict = Verdict::accept;
  std::string kind;
  std::string idempotency_key;
  std::string municipality;
  std::vector<Finding> findings;
};

enum class Reply : std::int32_t {
  accepted = RD_REPLY_ACCEPTED,
  duplicate = RD_REPLY_DUPLICATE,
  conflict = RD_REPLY_CONFLICT,
  refused = RD_REPLY_REFUSED,
  forbidden = RD_REPLY_FORBIDDEN,
  unauthenticated = RD_REPLY_UNAUTHENTICATED,
  unavailable = RD_REPLY_UNAVAILABLE,
  unknown_path = RD_REPLY_UNKNOWN_PATH,
  media_type = RD_REPLY_MEDIA_TYPE,
  too_large = RD_REPLY_TOO_LARGE
};

struct ReplyRequest {
  Reply reply = Reply::accepted;
  std::string message_id;
  std::string idempotency_key;
  std::vector<Finding> findings;
  std::string notice;
};

/// One value of a case; see rd_field.
struct FieldValue {
  std::string path;
  std::string key;
  std::string value;
  bool operator==(const FieldValue&) const = default;
};

/// A value with its validity; see rd_fact.
struct DecodedFact {
  FieldValue field;
  std::string valid_from;
  std::string valid_to;
  bool withdrawn = false;
  bool operator==(const DecodedFact&) const = default;
};

struct Identifier {
  std::string type;
  std::string value;
  bool operator==(const Identifier&) const = default;
};

/// Something to tell the sender in a message of its own; see rd_decode_sink.response.
struct Response {
  std::string kind;
  std::vector<FieldValue> fields;
  bool operator==(const Response&) const = default;
};

/// Everything a message says.
struct Decoded {
  std::vector<Message> parts;
  std::vector<Identifier> identifiers;
  std::vector<DecodedFact> facts;
  std::vector<std::string> follow_ups;
  std::vector<Finding> findings;
  std::vector<Response> responses;
};

/// What is known when a message is understood or vetted; see rd_known.
struct Known {
  bool person_known = false;
  std::string today;  ///< YYYY-MM-DD
  std::vector<FieldValue> fields;

  /// The value of the field under this key, or null.
  const std::string* find(std::string_view path, std::string_view key = {}) const;
};

struct EncodeRequest {
  std::string kind;
  std::string id;
  std::string bron;
  std::string doel;
  std::string municipality;
  std::string created;
  std::vector<FieldValue> fields;

  /// The value of the field (for repeating fields: the first), or null.
  const std::string* find(std::string_view path) const;
};

enum class JudgementClass : std::int32_t {
  confirmed = RD_CONFIRMED,
  awaiting = RD_AWAITING,
  rejected = RD_REJECTED,
  not_authorised = RD_NOT_AUTHORISED,
  transient = RD_TRANSIENT,
  bad_request = RD_BAD_REQUEST,
  not_found = RD_NOT_FOUND
};

/// What the partner's answer means; see rd_judgement.
struct Judgement {
  JudgementClass judgement = JudgementClass::confirmed;
  std::uint32_t retry_after_ms = 0;
  std::string text;
  std::string content_kind;
};

/// What a message means. Pure: bytes in, facts out; allowed fields in, bytes out. Every function is
/// const, may run on several threads at once, and throws BadMessage for what can never be handled.
/// The constructor gets (Host, std::span<const Pair> settings) and throws BadSetting.
class Adapter {
 public:
  virtual ~Adapter() = default;
  virtual Admission admit(const Message& message) const = 0;
  virtual Answer reply(const ReplyRequest& request) const = 0;
  virtual Decoded decode(const Message& message) const = 0;
  virtual Message encode(const EncodeRequest& request) const = 0;
  virtual Judgement judge(const Message& sent, const Answer& answer) const = 0;
  /// For kinds that say so: what the message means in the light of what this source said before.
  /// Adds to what decode said; no parts or identifiers.
  virtual Decoded relate(const Message& message, const Known& known) const;
  /// For outgoing kinds that say so: what the partner would say of it. An error keeps it here, a
  /// note is kept as evidence.
  virtual std::vector<Finding> vet(const EncodeRequest& request, const Known& known) const;
};

namespace detail {

rd_status admit(const Adapter&, const rd_message*, const rd_admit_sink*, rd_error*) noexcept;
rd_status reply(const Adapter&, const rd_reply_request*, rd_answer_fn, void*, rd_error*) noexcept;
rd_status decode(const Adapter&, const rd_message*, const rd_decode_sink*, rd_error*) noexcept;
rd_status encode(const Adapter&, const rd_encode_request*, const rd_encode_sink*,
                 rd_error*) noexcept;
rd_status judge(const Adapter&, const rd_message*, const rd_answer*, const rd_judge_sink*,
                rd_error*) noexcept;
rd_status relate(const Adapter&, const rd_message*, const rd_known*, const rd_decode_sink*,
                 rd_error*) noexcept;
rd_status vet(const Adapter&, const rd_encode_request*, const rd_known*, const rd_vet_sink*,
              rd_error*) noexcept;

inline const Adapter& adapter(void* self) { return *static_cast<const Adapter*>(self); }

}  // namespace detail

/// The C table of an adapter class.
template <class T>
constexpr rd_adapter adapter_table() {
  return rd_adapter{
      sizeof(rd_adapter),
      [](const rd_host* host, const rd_pair* settings, std::size_t n, void** self,
         rd_error* error) -> rd_status {
        return detail::guard(error, [&] {
          const auto owned = copy(settings, n);
          *self = static_cast<Adapter*>(new T(Host{host}, std::span<const Pair>{owned}));
        });
      },
      [](void* self, const rd_message* m, const rd_admit_sink* s, rd_error* e) -> rd_status {
        return detail::admit(detail::adapter(self), m, s, e);
      },
      [](void* self, const rd_reply_request* r, rd_answer_fn f, void* c, rd_error* e) -> rd_status {
        return detail::reply(detail::adapter(self), r, f, c, e);
      },
      [](void* self, const rd_message* m, const rd_decode_sink* s, rd_error* e) -> rd_status {
        return detail::decode(detail::adapter(self), m, s, e);
      },
      [](void* self, const rd_encode_request* r, const rd_encode_sink* s,
         rd_error* e) -> rd_status { return detail::encode(detail::adapter(self), r, s, e); },
      [](void* self, const rd_message* m, const rd_answer* a, const rd_judge_sink* s,
         rd_error* e) -> rd_status { return detail::judge(detail::adapter(self), m, a, s, e); },
      [](void* self) { delete static_cast<Adapter*>(self); },
      [](void* self, const rd_message* m, const rd_known* k, const rd_decode_sink* s,
         rd_error* e) -> rd_status { return detail::relate(detail::adapter(self), m, k, s, e); },
      [](void* self, const rd_encode_request* r, const rd_known* k, const rd_vet_sink* s,
         rd_error* e) -> rd_status { return detail::vet(detail::adapter(self), r, k, s, e); }};
}

}  // namespace rodedraad::sdk

/// Exports the plugin. \p Describe is a constexpr function or lambda that takes
/// (const rd_transport*, const rd_adapter*) and returns the rd_plugin.
#define RODEDRAAD_ADAPTER(Class, Describe)                                     \
  namespace {                                                                  \
  constexpr rd_adapter kAdapterTable = rodedraad::sdk::adapter_table<Class>(); \
  }                                                                            \
  extern "C" RD_EXPORT const rd_plugin rodedraad_plugin_v1;                    \
  const rd_plugin rodedraad_plugin_v1 = Describe(nullptr, &kAdapterTable)
