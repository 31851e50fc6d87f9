#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "duo_contacts.h"
#include "duo_population.h"
#include "effects.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {

struct Resource;

/// DUO's machine-to-machine APIs: what it tells of a person, the lists it has, and the
/// registrations with the rules that it holds them to.
class Duo final : public Partner {
 public:
  /// \p clock outlives this.
  Duo(Population population, const model::Clock& clock);

  sdk::Answer answer(const sdk::Message& request) override;
  /// API-Version, that of the API asked.
  std::vector<sdk::Pair> headers(const sdk::Message& request) const override;
  void forget() override { effects_.forget(); }
  std::string effects() const override { return effects_.json(); }

 private:
  sdk::Answer about_nobody(const sdk::Message& request, std::string_view path);
  sdk::Answer about_person(const sdk::Message& request, std::string_view bsn,
                           std::string_view what);
  sdk::Answer once(const sdk::Message& request, const std::function<sdk::Answer()>& work);
  sdk::Answer ask(const Person& person, const Resource& resource) const;
  sdk::Answer change(Person& person, std::string_view what, const sdk::Message& request) const;
  sdk::Answer register_pip(Person& person, const sdk::Message& request) const;
  sdk::Answer withdraw_pip(Person& person) const;
  sdk::Answer register_result(Person& person, std::string_view name, std::string_view date_member,
                              const sdk::Message& request) const;
  sdk::Answer register_z_route(Person& person, const sdk::Message& request) const;
  sdk::Answer register_offer(Person& person, std::string_view institution,
                             const sdk::Message& request) const;
  static sdk::Answer withdraw_offer(Person& person, std::string_view institution);
  sdk::Answer register_total(Person& person, std::string_view soort,
                             const sdk::Message& request) const;
  sdk::Answer register_hours(Person& person, std::string_view institution,
                             const sdk::Message& request) const;
  static sdk::Answer withdraw_test(Person& person);
  std::chrono::sys_days today() const;

  Population population_;
  DuoContacts contacts_;
  Effects effects_;
  const model::Clock& clock_;
};

}  // namespace rodedraad::simulate
