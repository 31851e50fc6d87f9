#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/config/config.h"
#include "rodedraad/hub/ids.h"
#include "rodedraad/store/transaction.h"

namespace rodedraad::cli {

/// Two years of a region that does not exist, over the municipalities and connections of a
/// configuration: what was handled, and at the end what waits, is parked or lies at the desk. Of
/// what has no body any more after ninety days there is none. Nothing waits to be processed: no
/// adapter could read it. Persons have a citizen service number of the test range as long as there
/// are any, else only a V-number. One object on one thread.
class SyntheticRegion {
 public:
  struct Size {
    std::size_t cases = 0;
    std::size_t messages = 0;
    std::uint64_t seed = 1;
  };
  /// What one message leaves in the store.
  struct Step {
    bool opens = false;
    store::CaseFile file;  ///< when it opens the case: with its terms and tasks
    std::vector<model::Fact> facts;
    store::MessageRow message;
    bool has_delivery = false;
    store::DeliveryRow delivery;
    std::vector<store::AttemptRow> attempts;
    std::vector<store::AuditRow> audit;
    std::vector<store::ProcessingRow> processing;
    /// How many rows that is.
    std::size_t rows() const;
  };

  /// The two years end at \p until. Throws std::invalid_argument when the configuration has no
  /// municipality, or no connection that receives and one that is sent to.
  SyntheticRegion(const config::Config& config, const config::Catalogue& catalogue, Size size,
                  model::Instant until);

  std::size_t messages() const { return size_.messages; }
  /// What comes next: called messages() times.
  Step next();
  static void write(store::Transaction& transaction, Step& step);

 private:
  struct Way {
    std::string connection, organisation, kind;
  };
  struct Person {
    std::string id, municipality, subject_type, subject;
  };

  void open_case(Step& step);
  void add_terms(store::CaseFile& file);
  void add_tasks(store::CaseFile& file);
  void fill_message(Step& step, const Person& person);
  void fill_facts(Step& step, const Person& person);
  void fill_delivery(Step& step, const Person& person);
  void fill_logs(Step& step, const Person& person);
  const Person& whose();
  std::size_t below(std::size_t end);
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class List>
  const auto& any(const List& list) {
    return list[below(list.size())];
  }
  std::string day(int from_now) const;

  const config::Config& config_;
  Size size_;
  model::Instant until_;
  model::FixedClock clock_;
  hub::Ids ids_;
  std::mt19937_64 random_;
  std::vector<Way> incoming_, outgoing_;
  std::vector<std::string> bsns_;
  std::vector<Person> persons_;
  std::size_t number_ = 0;  ///< of the message
};

}  // namespace rodedraad::cli
