#include "rodedraad/wmo/adapter.h"

#include "admit.h"
#include "judge.h"
#include "meaning.h"
#include "reply.h"
#include "retour.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::wmo {

namespace {

/// The setting, which must be one of two words.
bool is_second(const sdk::Settings& settings, const char* name, std::string_view first,
               std::string_view second) {
  const auto word = settings.text(name, first);
  if (word.empty() || word == first) return false;
  if (word == second) return true;
  throw sdk::BadSetting(name, "Dit is " + std::string{first} + " of " + std::string{second} + ".");
}

std::string application_of(const sdk::Settings& settings) {
  constexpr std::size_t least = 3;
  constexpr std::size_t most = 50;
  auto name = settings.text("applicatie", "Rode Draad");
  if (name.size() < least || name.size() > most) {
    throw sdk::BadSetting("applicatie",
                          "Een applicatie heeft in StUF een naam van 3 tot 50 tekens.");
  }
  return name;
}

Options options_of(const sdk::Settings& settings) {
  return {is_second(settings, "retour", "volgen", "versturen"),
          is_second(settings, "volgorde", "soepel", "streng") ? Order::strict : Order::loose,
          application_of(settings)};
}

}  // namespace

struct Adapter::Parts {
  Parts(sdk::Host hub, std::span<const sdk::Pair> settings)
      : host(hub),
        mapping(json_api::compile_mapping(settings, "wmo", kind_names())),
        releases(sdk::Settings{settings}.text("releases", "3.2=2021-10-01/")),
        schemas(sdk::Settings{settings}.text("schemas"), releases),
        options(options_of(sdk::Settings{settings})) {}

  Understanding understanding() const { return {mapping, releases, schemas, options}; }

  sdk::Host host;
  message::Mapping mapping;
  Releases releases;
  OfficialSchemas schemas;
  Options options;
};

Adapter::Adapter(sdk::Host host, std::span<const sdk::Pair> settings)
    : parts_(std::make_unique<const Parts>(host, settings)) {}

Adapter::~Adapter() = default;

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  return admit_message(message, parts_->releases, parts_->schemas);
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  return reply_to_message(request, parts_->options.application, parts_->host.now_ms());
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  return decode_message(message, parts_->understanding());
}

sdk::Decoded Adapter::relate(const sdk::Message& message, const sdk::Known& known) const {
  return relate_message(message, known, parts_->understanding());
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  return encode_retour(request, parts_->options.application);
}

sdk::Judgement Adapter::judge(const sdk::Message& sent, const sdk::Answer& answer) const {
  return judge_answer(sent, answer);
}

}  // namespace rodedraad::wmo
