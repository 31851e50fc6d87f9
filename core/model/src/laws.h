#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

/// The law under which each object of the case is kept, by the first word of its fields' paths.
/// Data obtained under one law may be used for another only by a way that a law names.
namespace rodedraad::model::laws {

struct Object {
  std::string_view name;
  std::string_view law;  ///< empty: of no law, as it only says who somebody is
};

inline constexpr std::string_view kNobody{};
inline constexpr std::string_view kWi2021{"wi2021"};
inline constexpr std::string_view kParticipatiewet{"participatiewet"};
inline constexpr std::string_view kWgs{"wgs"};
inline constexpr std::string_view kWmo{"wmo"};

/// Sorted by name.
inline constexpr Object kObjects[] = {
    // What VluchtelingenWerk and wijkteams do and see in guidance: the task is the college's
    // (Wi2021
    // art. 13 and 17), also when others do it for the college. They have no law of their own to
    // keep
    // it under.
    {"activiteit", kWi2021},
    {"afronding", kWi2021},
    {"arbeidsplicht", kParticipatiewet},
    {"bijstand", kParticipatiewet},
    {"boete", kWi2021},
    {"bredeIntake", kWi2021},
    {"bredeIntakeOproep", kWi2021},
    {"coaKoppeling", kWi2021},
    // An official and how to reach him: says nothing of the person.
    {"contactpersoon", kNobody},
    // Fixed words of a rule, never something of the case.
    {"contactverzoek", kNobody},
    {"cursusinstelling", kWi2021},
    {"doelgroepHistorie", kWi2021},
    {"dossier", kWi2021},
    {"examen", kWi2021},
    // The words of an event at DUO tell what happened in the inburgering.
    {"gebeurtenis", kWi2021},
    {"handhaving", kWi2021},
    {"inburgeraar", kNobody},
    {"inburgeringsaanbod", kWi2021},
    {"inburgeringsplicht", kWi2021},
    {"inburgeringsplichtHistorie", kWi2021},
    {"inburgeringstermijn", kWi2021},
    {"inburgeringstermijnHistorie", kWi2021},
    {"lbt", kWi2021},
    {"lbtResultaat", kWi2021},
    {"leefgebied", kWi2021},
    // The loan of the inburgering itself (Wi2021 art. 19 to 21), not a debt of the Wgs.
    {"lening", kWi2021},
    {"maatregel", kParticipatiewet},
    {"maatschappelijkeBegeleiding", kWi2021},
    {"map", kWi2021},
    // What a wijkteam reports of an inburgeraar reaches the hub as guidance; a melding under the
    // Wmo 2015 (art. 2.3.2) is wmoMelding.
    {"melding", kWi2021},
    {"ontheffing", kWi2021},
    {"ontheffingsadvies", kWi2021},
    {"ontzorgen", kParticipatiewet},
    {"ontzorgenBetaling", kParticipatiewet},
    // Taking part besides paid work is agreed in the plan (Wi2021 art. 15).
    {"participatie", kWi2021},
    {"pip", kWi2021},
    {"pvt", kWi2021},
    {"pvtBijeenkomst", kWi2021},
    {"schuldhulp", kWgs},
    {"schuldhulpBegeleiding", kWgs},
    {"schuldhulpClient", kWgs},
    {"schuldhulpCrisis", kWgs},
    {"schuldhulpMoratorium", kWgs},
    {"schuldhulpVoorziening", kWgs},
    {"signaal", kWi2021},
    // Whoever may ask for consent must be able to see it, whatever his law.
    {"toestemming", kNobody},
    {"uren", kWi2021},
    {"uwvAanvraag", kParticipatiewet},
    // Residence and residence permit are in the basic registration, which all of them use.
    {"verblijfstitel", kNobody},
    {"verhuizing", kNobody},
    {"verlenging", kWi2021},
    {"voortgangsgesprek", kWi2021},
    {"voorziening", kParticipatiewet},
    {"vrijstelling", kWi2021},
    {"vroegsignaal", kWgs},
    // Wages are known to who pays the benefit (Participatiewet art. 17).
    {"werk", kParticipatiewet},
    {"wmoBericht", kWmo},
    {"wmoLevering", kWmo},
    {"wmoMelding", kWmo},
    {"wmoSignaal", kWmo},
    {"wmoVerzoek", kWmo},
    {"wmoVoorziening", kWmo},
    // The zaak of an inburgering: its milestones tell how far somebody is.
    {"zaak", kWi2021},
    {"zroute", kWi2021},
};

constexpr bool by_name(const Object& a, const Object& b) { return a.name < b.name; }

static_assert(std::is_sorted(std::begin(kObjects), std::end(kObjects), by_name));
static_assert(std::adjacent_find(std::begin(kObjects), std::end(kObjects),
                                 [](const Object& a, const Object& b) {
                                   return a.name == b.name;
                                 }) == std::end(kObjects),
              "an object is kept under one law");

/// The row of the object that a path begins with, or null.
constexpr const Object* object_of(std::string_view path) {
  const Object wanted{path.substr(0, path.find('.')), {}};
  const auto* const found =
      std::lower_bound(std::begin(kObjects), std::end(kObjects), wanted, by_name);
  return found != std::end(kObjects) && found->name == wanted.name ? found : nullptr;
}

}  // namespace rodedraad::model::laws
