import json, sys, time, pathlib
sys.path.insert(0, "tests/admin_api"); sys.path.insert(0,"tests/support")
import console_hub, pki, tempfile, rodedraad_process
P="/work/w-api/build/dev0/bin/rodedraad"
t=time.time()
pk=pathlib.Path(tempfile.mkdtemp())
a=pki.Authority(pk)
old=a.issue("oud","clientAuth",pki.HUB_OIN,days=-1)
print("pki",time.time()-t)
h=console_hub.ConsoleHub(P, pathlib.Path("config/drechtsteden"), ("--fault","403-fout:1","--fault","403-leeg:2"),
   DUO_CLIENT_CERTIFICATE=str(old.certificate), DUO_CLIENT_KEY=str(old.key))
print("hub",h.hub.admin,time.time()-t)
h.make_people()
h.tell()
h.wait_for_desk()
c=h.command
def show(p,n=3000): 
    a=c.get(p); print("##",p,a.status); print(json.dumps(a.json,ensure_ascii=False)[:n])
show("/v1/storingen"); show("/v1/certificaten"); show("/v1/overzicht",5000); show("/v1/taken"); show("/v1/zaken"); show("/v1/afleveringen?opBureau=true",2500)
open("/tmp/e2e/env.json","w").write(json.dumps({"address":h.hub.admin,"config":str(h.config),"listeners":h.hub.listeners,"token":h.token,"log":str(h.hub.log)}))
print(h.hub.admin, time.time()-t, flush=True)
try: time.sleep(float(sys.argv[1]))
finally: h.close()
