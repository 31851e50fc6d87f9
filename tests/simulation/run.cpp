#include "run.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "checks.h"
#include "network.h"
#include "region.h"
#include "rodedraad/crypto/digest.h"
#include "senders.h"
#include "simulated_hub.h"

namespace rodedraad::simulation {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using store::DeliveryState;

/// Hours without faults after which nothing may be open any more.
constexpr int kCalm = 12;
/// Steps after which a hub dies at the latest: in the midst of something, and not only at rest.
constexpr int kBusy = 30;

/// One seed.
class Run {
 public:
  Run(std::uint64_t seed, int length, const hub::PluginHost& plugins,
      const std::filesystem::path& folder)
      : world_(seed),
        weather_(Weather::of(world_)),
        network_(world_, ledger_, weather_),
        senders_(world_, ledger_, weather_, [this] { return hub_ ? &hub_->intake() : nullptr; }),
        plugins_(plugins),
        config_(region(network_)),
        folder_(folder),
        stretch_(std::max(1, length / 4)),
        start_(world_.true_now()),
        faults_end_(start_ + hours{length}) {
    add_partners(network_);
    start();
    plan();
  }

  Outcome play() {
    go_on_until(faults_end_);
    calm_ = true;
    doomed_ = 0;
    network_.calm_down();
    senders_.calm_down();
    // Long enough for the last wait of every retry, and for a person who comes by.
    for (int hour = 0; hour < kCalm && !(senders_.content() && settled()); ++hour) {
      go_on_until(world_.true_now() + hours{1});
    }
    store::Reader reader{location_};
    check_moves(reader, states_, ledger_);
    check_end(reader, network_, ledger_);
    check_audit(reader, location_.file, ledger_);
    return outcome();
  }

 private:
  /// What chance brings, from now until the faults end: as much in a long run as in one of four
  /// hours, so that a run costs about the same and the waits in it are real ones.
  void plan() {
    repeat(stretch_ * minutes{world_.number(1, 12)}, [this] {
      const int burst = world_.chance(0.1) ? world_.number(2, 20) : 1;
      for (int i = 0; i < burst; ++i) senders_.say();
    });
    if (weather_.crash.count() > 0)
      repeat(stretch_ * weather_.crash, [this] { doomed_ = world_.number(1, kBusy); });
    if (weather_.outage.count() > 0)
      repeat(stretch_ * weather_.outage, [this] { network_.outage(); });
    if (weather_.jump.count() > 0) {
      repeat(stretch_ * weather_.jump, [this] { world_.jump(hours{world_.number(-30, 30)}); });
    }
    watch();
  }

  void repeat(milliseconds mean, const std::function<void()>& happens) {
    world_.after(world_.some(mean), [this, mean, happens] {
      if (calm_) return;
      happens();
      repeat(mean, happens);
    });
  }

  /// A person looks at the desk now and then, also when all is calm.
  void watch() {
    world_.after(world_.some(minutes{30}), [this] {
      if (hub_) look_at_desk();
      watch();
    });
  }

  void look_at_desk() {
    store::Reader reader{location_};
    for (const auto& row : reader.desk()) {
      if (row.state == DeliveryState::rejected) continue;
      auto verdict = hub::Verdict::resend;
      if (row.state == DeliveryState::unknown_outcome) {
        verdict = network_.did(row.connection, row.message.id) ? hub::Verdict::arrived
                                                               : hub::Verdict::not_arrived;
      }
      hub_->deliverer().decide({row.message.id, verdict, {"command", "beheerder"}}, nullptr);
    }
  }

  void start() {
    // With keys of its own: what an earlier hub knew in memory is gone.
    location_ = store::Location::from_url(config_.hub.store_url, folder_);
    hub_.emplace(world_, config_, plugins_, location_);
    wake();
  }

  void crash() {
    hub_.reset();
    ++crashes_;
    {
      store::Reader reader{location_};
      check_moves(reader, states_, ledger_);
    }
    world_.after(world_.some(seconds{20}), [this] { start(); });
  }

  void go_on_until(model::Instant end) {
    do {
      while (hub_ && hub_->step()) {
        if (doomed_ > 0 && --doomed_ == 0) crash();
      }
      wake();
    } while (world_.step(end));
  }

  /// The hub wants to look again at some moment, whatever else happens.
  void wake() {
    if (!hub_) return;
    const auto wait = std::clamp<milliseconds>(std::chrono::ceil<milliseconds>(hub_->wait()),
                                               milliseconds{1}, minutes{10});
    const auto at = world_.true_now() + wait;
    if (wake_at_ > world_.true_now() && wake_at_ <= at) return;
    wake_at_ = at;
    world_.after(wait, [] {});
  }

  bool settled() {
    store::Reader reader{location_};
    const auto counts = reader.counts();
    if (counts.received > 0 || counts.queued > 0) return false;
    if (!reader.standing(DeliveryState::in_flight, 0, 1).empty()) return false;
    for (const auto& row : reader.desk()) {
      if (row.state != DeliveryState::rejected) return false;
    }
    return true;
  }

  Outcome outcome() {
    Outcome result;
    std::string seen;
    for (const auto& arrival : ledger_.arrivals) {
      seen += arrival.destination + arrival.delivery + arrival.value +
              std::to_string(arrival.at.time_since_epoch().count()) + '\n';
    }
    result.weather = weather_.text();
    result.violations = ledger_.violations;
    for (const auto& [key, sent] : ledger_.sent) result.messages += sent.accepted ? 1 : 0;
    result.arrivals = ledger_.arrivals.size();
    result.crashes = crashes_;
    result.simulated = world_.true_now() - start_;
    result.digest = crypto::sha256_hex(seen);
    return result;
  }

  World world_;
  Ledger ledger_;
  Weather weather_;
  Network network_;
  Senders senders_;
  const hub::PluginHost& plugins_;
  config::Config config_;
  std::filesystem::path folder_;
  store::Location location_;
  int stretch_;
  model::Instant start_;
  model::Instant faults_end_;
  std::optional<SimulatedHub> hub_;
  std::map<std::string, DeliveryState> states_;
  model::Instant wake_at_{};
  std::size_t crashes_ = 0;
  int doomed_ = 0;  ///< steps until it is killed; 0: it is not
  bool calm_ = false;
};

}  // namespace

Outcome play(std::uint64_t seed, int hours, const hub::PluginHost& plugins,
             const std::filesystem::path& folder) {
  return Run{seed, hours, plugins, folder}.play();
}

}  // namespace rodedraad::simulation
