#include "whole_hub.h"

#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "duo_answers.h"
#include "spine.h"
#include "traffic.h"

namespace rodedraad::bench {

namespace {

/// As many wait for the hub together as with a hub that has work.
constexpr std::size_t kTogether = 16;
constexpr std::chrono::milliseconds kAnswer{1};
constexpr std::chrono::seconds kQuiet{1};
constexpr std::string_view kPersons = "/v1/personen/";

sdk::Message posted(const char* target, std::string body) {
  sdk::Message made;
  made.method = "POST";
  made.target = target;
  made.media_type = "application/json";
  made.body = std::move(body);
  return made;
}

void demand(std::size_t is, std::size_t due, const char* what) {
  if (is == due) return;
  throw std::runtime_error(std::to_string(is) + " " + what + " instead of " + std::to_string(due));
}

}  // namespace

/// The partners: each answers a millisecond later.
class WholeHub::Answers final : public simulation::Wire {
 public:
  explicit Answers(simulation::World& world) : world_(world) {}

  void send(const std::string& /*destination*/, const sdk::Message& message,
            sdk::Transport::Done done) override {
    world_.after(kAnswer, [done = std::move(done), sent = answer(message)] { done(sent); });
  }
  void cut(const std::string& /*destination*/) override {}

  std::size_t guidance = 0;
  std::size_t registrations = 0;

 private:
  sdk::Sent answer(const sdk::Message& message) {
    sdk::Sent sent;
    sent.outcome = sdk::SentOutcome::answered;
    sent.answer.status = 204;
    if (message.method == "POST") {
      ++guidance;
    } else if (message.method == "PUT") {
      ++registrations;
    } else {
      const std::string_view target{message.target};
      const auto slash = target.find('/', kPersons.size());
      const auto* body = slash == std::string_view::npos ? nullptr  // nobody is meant
                                                         : duo_answer(target.substr(slash + 1));
      sent.answer.status = body == nullptr ? 404 : 200;
      sent.answer.media_type = "application/json";
      sent.answer.headers = {{"Content-Type", "application/json"}, {"API-Version", "1.0.0"}};
      if (body != nullptr) sent.answer.body = body;
    }
    return sent;
  }

  simulation::World& world_;
};

WholeHub::WholeHub() : answers_(std::make_unique<Answers>(world_)) {
  auto problems = plugins_.load(hub::own_plugin_folders());
  problems.push_back(plugins_.load_file(RODEDRAAD_COST_WIRE));
  for (const auto& problem : problems) {
    if (!problem.empty()) std::cerr << problem << '\n';
  }
  const auto folder = folder_.path() / "config";
  copy_spine_without_limits(RODEDRAAD_CONFIG, folder);
  auto loaded = config::load(folder, {}, plugins_.catalogue());
  if (!loaded.config) throw std::runtime_error("the configuration has errors");
  config_ = std::move(*loaded.config);
  simulation::Wire* wire = answers_.get();
  const auto address = std::to_string(reinterpret_cast<std::uintptr_t>(wire));
  for (auto& connection : config_.connections) {
    if (!connection.transport) continue;
    connection.transport =
        config::PluginUse{"wire", {{"destination", connection.id, {}}, {"wire", address, {}}}, {}};
  }
  hub_ = std::make_unique<simulation::SimulatedHub>(
      world_, config_, plugins_, store::Location::from_url("sqlite:hub.db", folder_.path()));
}

WholeHub::~WholeHub() = default;

void WholeHub::persons(std::size_t count) {
  const auto before = answers_->guidance;
  for (std::size_t i = 0; i < count; ++i, ++told_) {
    auto message = posted("/v1/notificaties", duo_notification_body(told_));
    message.headers = {{"Content-Type", "application/json"},
                       {"bron", "00000099000000002000"},
                       {"doel", "00000099000000001505"},
                       {"berichtId", duo_notification_id(told_)}};
    accept("duo", std::move(message));
    if (i % kTogether == kTogether - 1) settle();
  }
  settle();
  demand(answers_->guidance - before, count, "requests for guidance");
}

void WholeHub::statements(std::size_t count, std::size_t persons) {
  const auto before = answers_->registrations;
  for (std::size_t i = 0; i < count; ++i, ++round_) {
    auto message = posted("/berichten", short_statement_body(round_ % persons, round_ / persons));
    message.headers = {{"Content-Type", "application/json"}};
    accept("vluchtelingenwerk", std::move(message));
    if (i % kTogether == kTogether - 1) settle();
  }
  settle();
  demand(answers_->registrations - before, count, "registrations");
}

void WholeHub::accept(const char* connection, sdk::Message message) {
  hub_->intake().accept_at_connection(
      connection, std::move(message), [connection](const sdk::Answer& answer) {
        if (answer.status / 100 == 2) return;
        throw std::runtime_error(std::string{connection} + " was answered " +
                                 std::to_string(answer.status) + " " + answer.body);
      });
}

void WholeHub::settle() {
  do {
    while (hub_->step()) {
    }
  } while (world_.step(world_.true_now() + kQuiet));
}

}  // namespace rodedraad::bench
