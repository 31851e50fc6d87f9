#include "rodedraad/hub/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

namespace rodedraad::hub {

namespace {

/// Upper bounds in seconds: from a partner beside us to one that is about to be given up.
const prometheus::Histogram::BucketBoundaries kSeconds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
                                                       0.5,   1,    2.5,   5,    10,  30};

std::string word_of(sdk::Reply reply) {
  switch (reply) {
    case sdk::Reply::accepted:
      return "accepted";
    case sdk::Reply::duplicate:
      return "duplicate";
    case sdk::Reply::conflict:
      return "conflict";
    case sdk::Reply::refused:
      return "refused";
    case sdk::Reply::forbidden:
      return "forbidden";
    case sdk::Reply::unauthenticated:
      return "unauthenticated";
    case sdk::Reply::unavailable:
      return "unavailable";
    case sdk::Reply::unknown_path:
      return "unknown path";
    case sdk::Reply::media_type:
      return "media type";
    case sdk::Reply::too_large:
      return "too large";
  }
  return "other";
}

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& received =
      prometheus::BuildCounter()
          .Name("rodedraad_received_messages_total")
          .Help("Messages that came in, by the answer that their sender got.")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& attempts =
      prometheus::BuildCounter()
          .Name("rodedraad_delivery_attempts_total")
          .Help("Attempts at deliveries, by how they ended.")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& duration =
      prometheus::BuildHistogram()
          .Name("rodedraad_delivery_duration_seconds")
          .Help("How long an attempt at a delivery took, until the partner's answer was judged.")
          .Register(registry);
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(const std::string& connection, sdk::Reply reply) {
  families_->received.Add({{"connection", connection}, {"result", word_of(reply)}}).Increment();
}

void Metrics::turned_away(const std::string& connection) {
  families_->received.Add({{"connection", connection}, {"result", "turned away"}}).Increment();
}

void Metrics::attempted(const std::string& connection, const std::string& outcome,
                        std::chrono::duration<double> took) {
  families_->attempts.Add({{"connection", connection}, {"outcome", outcome}}).Increment();
  families_->duration.Add({{"connection", connection}}, kSeconds).Observe(took.count());
}

std::vector<prometheus::MetricFamily> Metrics::collect() const {
  return families_->registry.Collect();
}

}  // namespace rodedraad::hub
