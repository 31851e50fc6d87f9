#pragma once

#include <string>
#include <utility>

#include "effects.h"
#include "rodedraad/simulate/partner.h"
#include "suwinet_dossier.h"

namespace rodedraad::simulate {

/// Suwinet-Inlezen, as a broker shows it: one address for Bijstandsregelingen-v0500,
/// GSDDossierReintegratie-v0200, BRPDossierPersoonGSD-v0200 and
/// UWVDossierAanvraagUitkeringStatusGSD-v0200. A question in a SOAP 1.1 envelope gets an envelope
/// back, with the wsa:RelatesTo of its wsa:MessageID; a bare question gets a bare answer. What is
/// no question is a fault with fwi:Fout.
class Suwinet final : public Partner {
 public:
  explicit Suwinet(Dossiers dossiers) : dossiers_(std::move(dossiers)) {}

  sdk::Answer answer(const sdk::Message& request) override;
  std::string effects() const override { return effects_.json(); }

 private:
  Dossiers dossiers_;
  Effects effects_;
};

}  // namespace rodedraad::simulate
