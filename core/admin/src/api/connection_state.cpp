#include "connection_state.h"

#include <numeric>

#include "certificates.h"
#include "views.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::chrono::minutes kLong{15};
constexpr int kSoon = 60;  ///< days

std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// What is worst comes first: one sentence is read at three in the morning.
void judge(ConnectionState& state, model::Instant now) {
  const bool sends = state.connection->transport.has_value();
  const auto set = [&](Verdict verdict, std::string sentence) {
    state.verdict = verdict;
    state.sentence = std::move(sentence);
  };
  if (state.certificate_days && *state.certificate_days < 0) {
    return set(Verdict::trouble, "Een certificaat is verlopen.");
  }
  if (sends && state.reach.open) {
    return set(Verdict::trouble,
               "De partner antwoordt niet goed; er wordt vanzelf weer geprobeerd.");
  }
  if (sends && !state.reach.up) {
    return set(Verdict::trouble, "De verbinding kan niet worden gemaakt.");
  }
  if (state.connection->simulated) {
    return set(Verdict::care, "Praat met de simulator: de partner krijgt niets.");
  }
  if (state.load.desk > 0) {
    return set(Verdict::care,
               counted(state.load.desk, "bericht ligt", "berichten liggen") + " bij de storingen.");
  }
  const bool old = state.load.oldest != model::Instant{} && state.load.oldest + kLong < now;
  if (old) {
    return set(Verdict::care, counted(state.load.queued, "bericht wacht", "berichten wachten") +
                                  " langer dan een kwartier.");
  }
  if (state.certificate_days && *state.certificate_days < kSoon) {
    return set(Verdict::care, "Een certificaat verloopt over " +
                                  counted(*state.certificate_days, "dag.", "dagen."));
  }
  set(Verdict::well, "Alles gaat goed.");
}

std::int64_t sum(const std::array<std::int64_t, store::ConnectionLoad::kMinutes>& minutes) {
  return std::accumulate(minutes.begin(), minutes.end(), std::int64_t{0});
}

}  // namespace

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::well:
      return "goed";
    case Verdict::care:
      return "let-op";
    case Verdict::trouble:
      break;
  }
  return "storing";
}

std::int64_t ConnectionState::received_last_hour() const { return sum(load.received); }
std::int64_t ConnectionState::made_last_hour() const { return sum(load.made); }

ConnectionStates connection_states(const Context& context, store::Search& search,
                                   const std::vector<std::string>& municipalities) {
  auto setup = context.setup();
  const auto now = context.clock.now();
  const auto days = days_left_by_use(*setup, now);
  std::map<std::string, store::ConnectionLoad> loads;
  for (auto& load : search.waiting(municipalities, now)) {
    loads.emplace(load.connection, std::move(load));
  }
  std::vector<ConnectionState> states;
  for (const auto& connection : setup->config().connections) {
    auto& state = states.emplace_back();
    state.connection = &connection;
    if (connection.transport) state.reach = context.hub.deliverer().reach_of(connection.id);
    const auto load = loads.find(connection.id);
    if (load != loads.end()) state.load = load->second;
    for (const auto* id :
         {&connection.id, connection.receive ? &connection.receive->listener : nullptr}) {
      const auto left = id == nullptr ? days.end() : days.find(*id);
      if (left == days.end()) continue;
      state.certificate_days =
          std::min(state.certificate_days.value_or(left->second), left->second);
    }
    judge(state, now);
  }
  return {std::move(setup), std::move(states)};
}

json::object view(const hub::Deliverer::Reach& reach, bool sends) {
  const char* state = !sends || (!reach.open && reach.up) ? "dicht"
                      : reach.probing                     ? "probeert"
                                                          : "open";
  std::string why;
  if (sends && reach.open) why = "De partner nam meermalen achter elkaar niets aan.";
  if (sends && !reach.open && !reach.up) why = "De verbinding kan niet worden gemaakt.";
  return {{"stand", state}, {"tot", or_null(reach.until)}, {"reden", why}};
}

json::object view(const ConnectionState& state, const config::Config& config) {
  const auto& connection = *state.connection;
  return {{"id", connection.id},
          {"organisatie", connection.organisation},
          {"organisatieNaam", name_of_organisation(config, connection.organisation)},
          {"adapter", connection.adapter.name},
          {"ontvangt", connection.receive.has_value()},
          {"verstuurt", connection.transport.has_value()},
          {"onderbreker", view(state.reach, connection.transport.has_value())},
          {"wachtend", state.load.queued},
          {"oudsteWachtend", or_null(state.load.oldest)},
          {"opBureau", state.load.desk},
          {"ontvangenPerUur", state.received_last_hour()},
          {"gemaaktPerUur", state.made_last_hour()},
          {"certificaatDagen",
           state.certificate_days ? json::value(*state.certificate_days) : json::value(nullptr)},
          {"oordeel", json::string{word_of(state.verdict)}},
          {"uitleg", state.sentence}};
}

}  // namespace rodedraad::admin
