#include "known_case.h"

#include <iostream>
#include <stdexcept>

#include "traffic.h"

namespace rodedraad::bench {

namespace {

constexpr std::size_t kFacts = 60;

store::CaseFile grown_case(model::Instant now) {
  store::CaseFile result;
  auto& file = result.file;
  file.id = "019c0000-0000-7000-8000-000000000001";
  file.municipality = "0505";
  file.version = 9;
  file.identifiers = {{"bsn", bsn(0)}, {"vNummer", "1000000000"}};
  const auto say = [&](std::string path, std::string key, std::string value) {
    file.facts.push_back({std::move(path), std::move(key), std::move(value), "duo",
                          "019c0000-0000-7000-8000-000000000002", "", "", now, false});
  };
  say("inburgeraar.bsn", "", bsn(0));
  say("inburgeringsplicht.indicator", "", "true");
  say("inburgeringsplicht.doelgroep", "", "asielstatushouder");
  say("inburgeringsplicht.begindatum", "", "2025-03-03");
  for (int i = 0; file.facts.size() < kFacts; ++i) {
    say("gebeurtenis.id", "2025-03-03T09:15:27+01:00/" + std::to_string(i), "SS139");
  }
  return result;
}

}  // namespace

class KnownCase::OneCase final : public hub::Cases {
 public:
  explicit OneCase(hub::CaseFilePtr known) : file(std::move(known)) {}

  hub::CaseFilePtr by_identifier(const std::string&, const model::CaseIdentifier&) override {
    return file;
  }
  hub::CaseFilePtr by_id(const std::string&) override { return file; }
  std::vector<store::MessageRow> waiting_for(const std::string&,
                                             const model::CaseIdentifier&) override {
    return {};
  }

  const hub::CaseFilePtr file;
};

KnownCase::KnownCase() {
  for (const auto& problem : plugins_.load(hub::own_plugin_folders())) std::cerr << problem << '\n';
  loaded_ = config::load(RODEDRAAD_CONFIG, {}, plugins_.catalogue());
  if (!loaded_.config) throw std::runtime_error("the configuration has errors");
  adapters_ = hub::make_adapters(plugins_, *loaded_.config);
  rules_ = std::make_unique<workflow::RuleBook>(*loaded_.config, plugins_.catalogue());
  context_ = std::make_unique<hub::Context>(
      hub::Context{*loaded_.config, plugins_.catalogue(), adapters_, clock_, ids_, *rules_});
  cases_ = std::make_unique<OneCase>(std::make_shared<const store::CaseFile>(grown_case(now())));
}

KnownCase::~KnownCase() = default;

hub::Cases& KnownCase::cases() { return *cases_; }

const model::Case& KnownCase::file() const { return cases_->file->file; }

store::MessageRow KnownCase::message(std::size_t round) {
  store::MessageRow row;
  row.message.id = ids_.next();
  row.message.kind = "vwn.pvt";
  row.message.method = "POST";
  row.message.target = "/berichten";
  row.message.media_type = "application/json";
  row.message.body = signed_statement_body(0, round, 14);
  row.connection = "vluchtelingenwerk";
  row.municipality = "0505";
  row.received = now() + std::chrono::seconds{round + 1};
  return row;
}

std::vector<model::Fact> KnownCase::facts_of_message() {
  const auto decoded = adapter("vluchtelingenwerk").decode(message(0).message);
  if (!decoded) throw std::runtime_error(decoded.error().text);
  std::vector<model::Fact> facts;
  for (const auto& fact : decoded->facts) {
    facts.push_back({fact.field.path, fact.field.key, fact.field.value, "vluchtelingenwerk", "m",
                     fact.valid_from, fact.valid_to, now(), fact.withdrawn});
  }
  return facts;
}

KnownCase& known_case() {
  static KnownCase instance;
  return instance;
}

}  // namespace rodedraad::bench
