#include "metrics.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <sstream>

#include "connection_state.h"
#include "version.h"

namespace rodedraad::admin {

namespace {

using Labels = std::vector<prometheus::ClientMetric::Label>;

double seconds_since_1970(model::Instant at) {
  return std::chrono::duration<double>{at.time_since_epoch()}.count();
}

/// One value for each connection, or one of the hub, as it is now.
class Gauge {
 public:
  Gauge(const char* name, const char* help) {
    family_.name = name;
    family_.help = help;
    family_.type = prometheus::MetricType::Gauge;
  }
  void set(Labels labels, double value) {
    auto& metric = family_.metric.emplace_back();
    metric.label = std::move(labels);
    metric.gauge.value = value;
  }
  prometheus::MetricFamily done() && { return std::move(family_); }

 private:
  prometheus::MetricFamily family_;
};

/// How each connection stands.
class Connections {
 public:
  void add(const ConnectionState& state, model::Instant now) {
    const auto& id = state.connection->id;
    const auto in_queue = [&](const char* what, std::int64_t count) {
      queue_.set({{"connection", id}, {"state", what}}, static_cast<double>(count));
    };
    in_queue("queued", state.load.queued);
    in_queue("parked", state.load.parked);
    in_queue("awaiting confirmation", state.load.awaiting);
    in_queue("desk", state.load.desk);
    const bool waits = state.load.oldest != model::Instant{};
    const std::chrono::duration<double> age = now - state.load.oldest;
    oldest_.set({{"connection", id}}, waits ? age.count() : 0);
    if (state.connection->transport) {
      up_.set({{"connection", id}}, state.reach.up ? 1 : 0);
      breaker_.set({{"connection", id}}, state.reach.open ? 1 : 0);
    }
    if (state.certificate_days) certificate_.set({{"connection", id}}, *state.certificate_days);
  }

  void give(std::vector<prometheus::MetricFamily>& families) && {
    for (auto* gauge : {&queue_, &oldest_, &up_, &breaker_, &certificate_}) {
      families.push_back(std::move(*gauge).done());
    }
  }

 private:
  Gauge queue_{"rodedraad_queue_deliveries", "Deliveries that wait, by what they wait for."};
  Gauge oldest_{"rodedraad_queue_oldest_age_seconds",
                "How long ago the oldest queued delivery was made; 0 when none waits."};
  Gauge up_{"rodedraad_connection_up", "1 when the connection to the partner can be made."};
  Gauge breaker_{"rodedraad_breaker_open",
                 "1 while nothing is sent because the partner took nothing several times."};
  Gauge certificate_{"rodedraad_certificate_days_left",
                     "Whole days until the first certificate of the connection expires."};
};

}  // namespace

std::string metrics_text(const Context& context, store::Search& search) {
  auto families = context.hub.metrics().collect();
  const auto now = context.clock.now();
  const auto states = connection_states(context, search, {});
  const auto& config = states.setup->config();

  Gauge info{"rodedraad_info", "Always 1; says which program and configuration this is."};
  info.set({{"version", kProgramVersion}, {"revision", config.revision}}, 1);
  families.push_back(std::move(info).done());
  Gauge start{"rodedraad_start_time_seconds", "When the hub started, in seconds since 1970 UTC."};
  start.set({}, seconds_since_1970(context.started));
  families.push_back(std::move(start).done());
  Gauge ready{"rodedraad_ready", "1 when the hub takes messages in; /readyz says why not."};
  ready.set({}, context.hub.troubles().empty() ? 1 : 0);
  families.push_back(std::move(ready).done());
  Gauge size{"rodedraad_store_bytes", "What the store takes on disk."};
  size.set({}, static_cast<double>(context.hub.location().size()));
  families.push_back(std::move(size).done());

  Connections connections;
  for (const auto& state : states.all) connections.add(state, now);
  std::move(connections).give(families);

  std::ostringstream out;
  prometheus::TextSerializer{}.Serialize(out, families);
  return out.str();
}

}  // namespace rodedraad::admin
