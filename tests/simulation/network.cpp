#include "network.h"

#include <algorithm>

namespace rodedraad::simulation {

namespace {

constexpr int kTooMany = 429;
constexpr std::chrono::seconds kRetryAfter{30};
/// After which the hub takes an attempt for one that ended nobody knows how.
constexpr std::chrono::minutes kPatience{15};

sdk::Sent answered(int status) {
  sdk::Sent sent;
  sent.outcome = sdk::SentOutcome::answered;
  sent.answer.status = status;
  if (status == kTooMany)
    sent.answer.headers.push_back({"Retry-After", std::to_string(kRetryAfter.count())});
  return sent;
}

sdk::Sent unanswered(sdk::SentOutcome outcome) {
  sdk::Sent sent;
  sent.outcome = outcome;
  sent.error = "the network";
  return sent;
}

}  // namespace

std::string line(const std::string& body, const std::string& path) {
  const auto at = body.find(path + "=");
  if (at == std::string::npos) return {};
  const auto from = at + path.size() + 1;
  return body.substr(from, body.find('\n', from) - from);
}

void Network::send(const std::string& destination, const sdk::Message& message,
                   sdk::Transport::Done done) {
  auto& partner = partners_.at(destination);
  const auto now = world_.true_now();
  const auto case_key = line(message.body, "inburgeraar.bsn");
  const auto request = ++requests_;
  if (partner.waits(now, case_key) > 0) {
    ledger_.violated("lane", destination + " gets two messages of one case at once");
  }
  partner.open.emplace(request, Open{case_key, message, std::move(done), now + kPatience});
  if (partner.waits(now, {}) > static_cast<std::size_t>(partner.manners.inflight)) {
    ledger_.violated("in flight", destination + " has more than it allows");
  }
  if (now > partner.quiet_from && now < partner.quiet_until) {
    ledger_.violated("retry-after", destination + " asked for quiet and is sent to");
  }
  world_.after(world_.some(weather_.latency), [this, destination, request] {
    auto& there = partners_.at(destination);
    const auto open = there.open.find(request);
    if (open == there.open.end()) return;  // who sent it is gone
    const auto sent = decide(destination, there, open->second.message);
    open->second.decided = true;
    if (!world_.chance(weather_.hangs)) return answer_now(there, request, sent);
    world_.after(kPatience + world_.some(kPatience), [this, destination, request, sent] {
      answer(partners_.at(destination), request, sent);
    });
  });
}

void Network::answer_now(Partner& partner, std::uint64_t request, const sdk::Sent& sent) {
  if (sent.answer.status == kTooMany) {
    partner.quiet_from = world_.true_now();
    partner.quiet_until = partner.quiet_from + kRetryAfter;
  }
  answer(partner, request, sent);
}

std::size_t Network::Partner::waits(model::Instant now, const std::string& case_key) const {
  return static_cast<std::size_t>(std::count_if(open.begin(), open.end(), [&](const auto& other) {
    const auto& [number, request] = other;
    return now < request.given_up && (case_key.empty() || request.case_key == case_key);
  }));
}

void Network::answer(Partner& partner, std::uint64_t request, const sdk::Sent& sent) {
  auto open = partner.open.extract(request);
  if (!open.empty()) open.mapped().done(sent);
}

sdk::Sent Network::decide(const std::string& destination, Partner& partner,
                          const sdk::Message& message) {
  if (world_.true_now() < partner.down_until || world_.chance(weather_.not_sent)) {
    return unanswered(sdk::SentOutcome::not_sent);
  }
  if (world_.chance(weather_.request_lost)) return unanswered(sdk::SentOutcome::unknown);
  if (world_.chance(weather_.too_many)) return answered(kTooMany);
  if (world_.chance(weather_.busy)) return answered(503);
  const int status = receive(destination, partner, message);
  if (world_.chance(weather_.answer_lost)) return unanswered(sdk::SentOutcome::unknown);
  return answered(status);
}

int Network::receive(const std::string& destination, Partner& partner,
                     const sdk::Message& message) {
  const auto id = line(message.body, "id");
  const auto earlier = partner.answers.find(id);
  Arrival arrival{destination,
                  id,
                  line(message.body, "inburgeraar.bsn"),
                  line(message.body, "inburgeraar.achternaam"),
                  message.body,
                  world_.true_now(),
                  false};
  int status = 200;
  if (earlier != partner.answers.end()) {
    // Who recognises repeats gives the same answer; who does not, does it once more.
    status = earlier->second;
    arrival.effect = !partner.manners.recognises_repeats && status == 200;
  } else {
    status = world_.chance(weather_.rejected) ? 422 : 200;
    arrival.effect = status == 200;
    partner.answers.emplace(id, status);
  }
  ledger_.arrivals.push_back(std::move(arrival));
  return status;
}

void Network::cut(const std::string& destination) {
  auto& partner = partners_.at(destination);
  partner.quiet_until = {};
  while (!partner.open.empty()) {
    // What is on its way may still arrive.
    const auto& open = partner.open.begin()->second;
    if (!open.decided && world_.chance(0.5)) receive(destination, partner, open.message);
    answer(partner, partner.open.begin()->first, unanswered(sdk::SentOutcome::unknown));
  }
}

void Network::outage() {
  auto partner = partners_.begin();
  std::advance(partner, world_.number(0, static_cast<int>(partners_.size()) - 1));
  partner->second.down_until = world_.true_now() + world_.some(std::chrono::minutes{15});
}

void Network::calm_down() {
  weather_ = Weather{};
  for (auto& [id, partner] : partners_) partner.down_until = {};
}

bool Network::did(const std::string& destination, const std::string& delivery) const {
  const auto& answers = partners_.at(destination).answers;
  const auto found = answers.find(delivery);
  return found != answers.end() && found->second == 200;
}

}  // namespace rodedraad::simulation
