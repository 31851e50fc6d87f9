// Everything that an adapter does with bytes of a partner, through the binary contract as the hub
// calls it. One source for all adapters: the build links the plugin and names its settings.
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "check.h"
#include "rodedraad/sdk/adapter.h"

extern "C" const rd_plugin rodedraad_plugin_v1;

namespace {

using namespace rodedraad;

/// "mapping=@FILE|streng=false": @ reads a file.
std::vector<sdk::Pair> settings() {
  std::vector<sdk::Pair> result;
  std::string_view rest = ADAPTER_SETTINGS;
  while (!rest.empty()) {
    const auto end = rest.find('|');
    const auto one = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    const auto equals = one.find('=');
    std::string value{one.substr(equals + 1)};
    if (value.starts_with('@')) {
      std::ifstream file(value.substr(1), std::ios::binary);
      value.assign(std::istreambuf_iterator<char>(file), {});
    }
    result.push_back({std::string{one.substr(0, equals)}, std::move(value)});
  }
  return result;
}

/// What the adapter said of a message.
struct Said {
  std::vector<sdk::FieldValue> fields;
  std::string kind;
};

void fact(void* ctx, const rd_fact* fact) {
  static_cast<Said*>(ctx)->fields.push_back({std::string{sdk::view(fact->field.path)},
                                             std::string{sdk::view(fact->field.key)},
                                             std::string{sdk::view(fact->field.value)}});
}
void nothing(void*, rd_str) {}
void identifier(void*, rd_str, rd_str) {}
void part(void*, const rd_message* message) { fuzz::check(message->body.len < (64U << 20U)); }
void finding(void*, const rd_finding* finding) {
  fuzz::check(message::is_utf8(sdk::view(finding->text)));
  fuzz::check(message::is_utf8(sdk::view(finding->where)));
}
void response(void*, rd_str, const rd_field*, std::size_t) {}
void answered(void*, const rd_answer*) {}

class Target {
 public:
  Target() {
    host_.struct_size = sizeof host_;
    host_.log = [](void*, std::int32_t, rd_str, const rd_pair*, std::size_t) {};
    host_.now_ms = [](void*) -> std::int64_t { return 1'777'593'600'000; };
    const auto owned = settings();
    const auto lent = sdk::lend(owned);
    rd_error error{};
    error.struct_size = sizeof error;
    const auto status = adapter().create(&host_, lent.data(), lent.size(), &self_, &error);
    fuzz::check(status == RD_OK);
  }

  void run(sdk::Message message, std::size_t choice) {
    rd_error error{};
    error.struct_size = sizeof error;
    Said said;
    const rd_admit_sink admit{sizeof admit, &said,
                              [](void* ctx, const rd_admission* admission) {
                                static_cast<Said*>(ctx)->kind = sdk::view(admission->kind);
                              },
                              finding};
    {
      const sdk::Lent lent{message};
      expect(adapter().admit(self_, lent.message(), &admit, &error));
    }
    message.kind = said.kind.empty() ? incoming_kind(choice) : said.kind;
    const rd_decode_sink decode{sizeof decode, &said,   part,    identifier,
                                fact,          nothing, finding, response};
    const sdk::Lent lent{message};
    expect(adapter().decode(self_, lent.message(), &decode, &error));
    if (adapter().relate != nullptr) {
      // What it just said, as if it was said before.
      const auto known = std::exchange(said.fields, {});
      std::vector<rd_field> fields;
      for (const auto& field : known) {
        fields.push_back({sdk::str(field.path), sdk::str(field.key), sdk::str(field.value)});
      }
      const rd_known lent_known{sizeof(rd_known), 1, sdk::lit("2026-05-01"), fields.data(),
                                fields.size()};
      expect(adapter().relate(self_, lent.message(), &lent_known, &decode, &error));
    }
    answer(message, choice);
  }

 private:
  static const rd_adapter& adapter() { return *rodedraad_plugin_v1.adapter; }

  /// A message may be bad; the adapter may not be.
  static void expect(rd_status status) { fuzz::check(status == RD_OK || status == RD_BAD_MESSAGE); }

  static std::string incoming_kind(std::size_t choice) {
    const auto& plugin = rodedraad_plugin_v1;
    for (std::size_t i = 0; i < plugin.kind_count; ++i) {
      const auto& kind = *plugin.kinds[(choice + i) % plugin.kind_count];
      if (kind.direction == RD_IN) return std::string{sdk::view(kind.name)};
    }
    return {};
  }

  /// The same bytes as what a partner answers.
  void answer(const sdk::Message& message, std::size_t choice) {
    constexpr int statuses[] = {200, 201, 400, 403, 404, 422, 500, 503};
    sdk::Message sent;
    sent.kind = message.kind;
    sent.method = choice % 2 == 0 ? "GET" : "POST";
    const sdk::Answer answer{
        statuses[choice % std::size(statuses)], message.media_type, {}, message.body};
    const sdk::Lent lent_sent{sent};
    const sdk::Lent lent_answer{answer};
    const rd_judge_sink judge{sizeof judge, nullptr, [](void*, const rd_judgement*) {}};
    rd_error error{};
    error.struct_size = sizeof error;
    expect(adapter().judge(self_, lent_sent.message(), lent_answer.answer(), &judge, &error));
    const rd_reply_request reply{sizeof reply,      static_cast<std::int32_t>(choice % 10),
                                 sdk::lit("m"),     sdk::str(message.target),
                                 nullptr,           0,
                                 sdk::lit("morgen")};
    expect(adapter().reply(self_, &reply, answered, nullptr, &error));
  }

  rd_host host_{};
  void* self_ = nullptr;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static Target target;
  constexpr const char* targets[] = {"", "/berichten", "/v1/notificaties", "/webintake", "/focus"};
  constexpr const char* media_types[] = {"application/json", "text/xml", "text/csv"};
  if (size < 1) return 0;
  // The byte that is no part of the message comes last, so that samples are seeds as they are.
  const std::size_t choice = data[size - 1];
  sdk::Message message;
  message.body = fuzz::view(data, size - 1);
  message.method = message.body.starts_with("\xEF\xBB\xBFrecordtype") ? "DROP" : "POST";
  message.target = targets[choice % std::size(targets)];
  const bool xml = message.body.find('<') < 8;
  message.media_type = xml ? "text/xml" : media_types[choice % 3 == 2 ? 2 : 0];
  message.headers = {{"bron", "00000099000000002000"},
                     {"doel", "00000099000000001505"},
                     {"berichtId", "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0001"}};
  target.run(std::move(message), choice);
  return 0;
}
