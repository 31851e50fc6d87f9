#pragma once

#include <memory>
#include <span>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// The Participatiewet, as far as it touches integration. Four ways in, one set of facts:
///  - events of the benefits system (pw.*): no public standard, our proposal;
///  - Suwinet-Inlezen (BKWI): the hub asks for a person's whole dossier, and compares;
///  - the application forms of a portal (Webintake);
///  - the applications at Focus (getAanvragen).
/// And one way out beside the questions: the request to start ontzorgen (art. 56a).
namespace rodedraad::participatiewet {

class Adapter final : public sdk::Adapter {
 public:
  Adapter(sdk::Host host, std::span<const sdk::Pair> settings);
  ~Adapter() override;

  sdk::Admission admit(const sdk::Message& message) const override;
  sdk::Answer reply(const sdk::ReplyRequest& request) const override;
  sdk::Decoded decode(const sdk::Message& message) const override;
  sdk::Message encode(const sdk::EncodeRequest& request) const override;
  sdk::Judgement judge(const sdk::Message& sent, const sdk::Answer& answer) const override;
  sdk::Decoded relate(const sdk::Message& message, const sdk::Known& known) const override;

 private:
  struct Parts;

  sdk::Admission admit_json(const sdk::Message& message) const;
  sdk::Decoded decode_portal(const sdk::Message& message) const;

  message::Mapping mapping_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rodedraad::participatiewet
