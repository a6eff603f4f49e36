import pytest
import tests.ui.walk as w
from tests.ui.walk import walk, watched_words, named_texts
from tests.ui.test_accessible import unnamed, unordered, too_small, lead_keys_to
from wastequiz.cli.tour_events import EVENTS
import os
if os.environ.get('STOPS'):
    import importlib
    mod,name=os.environ['STOPS'].split(':')
    EVENTS=getattr(importlib.import_module(mod),name)
    EVENTS = EVENTS if isinstance(EVENTS, tuple) else (EVENTS,)
import json
from pathlib import Path
from wastequiz import i18n
d={}
import glob
for f in glob.glob('/tmp/wt/zh9/*.json'): d.update(json.loads(Path(f).read_text()))
class T:
    def __init__(s,inner): s.i=inner
    def gettext(s,m): return d[m] if isinstance(d.get(m),str) else s.i.gettext(m)
    def ngettext(s,a,b,n):
        v=d.get(a); return v[0] if isinstance(v,list) else s.i.ngettext(a,b,n)
orig=i18n.use
def use(code):
    orig(code)
    if code=='zh_CN': i18n._translation=T(i18n._translation)
i18n.use=use
w.STOPS=EVENTS
SIZES=[(1366,768),(1080,1920)]
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["zh_CN","en"])
def test_acc(qtbot,tmp_path,language,size):
    faults=[]
    def look(state,screen):
        keys=lead_keys_to(qtbot,screen)
        for found in (unnamed(screen,keys=keys),unordered(screen,keys=keys),too_small(state,screen)):
            faults.extend(f"{state}: {f}" for f in found)
    walk(tmp_path,look,size=size,language=language)
    Path("/tmp/wt/ev_faults.txt").write_text(Path("/tmp/wt/ev_faults.txt").read_text()+"\n".join(faults)+"\n"); assert not faults
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language","text_size"), [(i18n.PSEUDO,"normal"),("zh_CN","largest"),("en","largest")])
def test_cut(qtbot,monkeypatch,tmp_path,language,text_size,size):
    faults={}
    with watched_words(monkeypatch) as seen:
        def look(state,_s):
            _t,cut=seen.take()
            if cut: faults[state]=cut
        walk(tmp_path,look,size=size,language=language,text_size=text_size)
    Path("/tmp/wt/ev_faults.txt").write_text(Path("/tmp/wt/ev_faults.txt").read_text()+"\n".join(f"CUT {language} {size} {s}: {c}" for s,f in faults.items() for c in sorted(f))+"\n"); assert not faults
def test_marked(qtbot,monkeypatch,tmp_path):
    faults={}
    with watched_words(monkeypatch) as seen:
        def look(state,screen):
            texts,_c=seen.take(); texts|=named_texts(screen)
            bad=[t for t in texts if any(c.isalpha() for c in t) and not ('[' in t and ']' in t) and t not in ("中文","English","WasteQuiz","分得清")]
            if bad: faults[state]=bad
        walk(tmp_path,look,size=(1366,768),language=i18n.PSEUDO)
    Path("/tmp/wt/ev_faults.txt").write_text(Path("/tmp/wt/ev_faults.txt").read_text()+str(faults)+"\n"); assert not faults
